//! What the steps of lowering share: the document, the types found so far, and the reports.
//!
//! Every named type has a site from the moment it is met and a definition once its turn has come
//! ([`super::schema::define_all`]), so that no step follows a reference by recursion.

mod children;
mod merged;
mod unsupported;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use toml::Spanned;

use super::Options;
use super::keywords::Keywords;
use super::object::Absent;
use super::site::{Node, Site};
use super::union::Choice;
use crate::diagnostics::{Code, Diagnostic, Place, Sink};
use crate::ir::{Content, TypeDefinition, TypeId};
use crate::spec::{FileId, Locator, Pointer, SpecDocument, Spot};
pub(super) use merged::Merged;
use merged::Merging;
pub(super) use unsupported::Unsupported;

/// How many references may follow each other, and how deep `allOf` may nest.
pub(super) const MAXIMUM_DEPTH: usize = 128;

/// The state of lowering.
pub(super) struct Context<'a> {
    /// What is lowered.
    pub(super) document: &'a SpecDocument,
    /// What the user says.
    pub(super) options: &'a Options,
    /// The schemas with a name of their own, by [`TypeId`].
    pub(super) sites: Vec<Site<'a>>,
    /// The types that are defined by now, by [`TypeId`].
    pub(super) types: Vec<TypeDefinition>,
    /// The types in which there is something that is not supported, each with the first of it.
    pub(super) unsupported_types: BTreeMap<TypeId, Unsupported>,
    /// The first that was met that is not supported, since somebody has asked.
    met_unsupported: Option<Unsupported>,
    /// The formats of the options that some schema has.
    pub(super) met_formats: BTreeSet<usize>,
    /// The types whose fields are those of a form.
    pub(super) form_types: BTreeSet<TypeId>,
    /// The contents of the components for answers that are lowered by now, as errors or not, and what there is in them that
    /// is not supported.
    pub(super) contents: BTreeMap<(Pointer, bool), (Content, Option<Unsupported>)>,
    /// The types that several schemas make together: an alternative of a union with what stands beside it, or a property
    /// with what another part of the object says of it.
    pub(super) merged: BTreeMap<TypeId, Merged<'a>>,
    /// The latter.
    merging: Merging,
    /// The types that no schema describes by itself: errors that are one of several.
    pub(super) choices: BTreeMap<TypeId, Choice<'a>>,
    /// Of these, those that are one of components, by their names.
    pub(super) choices_of: BTreeMap<Vec<String>, TypeId>,
    /// The properties that types have since something asks for them, and that nobody describes.
    pub(super) absent: Vec<(TypeId, Absent)>,
    /// The schemas of which it is known that neither they nor their parts offer alternatives.
    pub(super) without_choice: BTreeSet<Pointer>,
    /// Of schemas with parts, the number of the one that says all that they do, if there is one.
    pub(super) says_all: BTreeMap<Pointer, Option<usize>>,
    /// The schemas with parts of which it is known that together they are no enumeration.
    pub(super) without_values: BTreeSet<Pointer>,
    /// The components that name a component in their `allOf`, by its name.
    children: BTreeMap<String, Vec<TypeId>>,
    ids: BTreeMap<Pointer, TypeId>,
    /// The files of which it was asked how something is written.
    locators: BTreeMap<FileId, Locator>,
    /// The reports on references that lead to something of another kind.
    wrong_references: HashMap<(FileId, Spot), usize>,
    sink: &'a mut Sink,
}

impl<'a> Context<'a> {
    /// A context in which every component schema has a site.
    pub(super) fn new(
        document: &'a SpecDocument,
        options: &'a Options,
        sink: &'a mut Sink,
    ) -> Self {
        let mut context = Self {
            document,
            options,
            sites: Vec::new(),
            types: Vec::new(),
            unsupported_types: BTreeMap::new(),
            met_unsupported: None,
            met_formats: BTreeSet::new(),
            form_types: BTreeSet::new(),
            contents: BTreeMap::new(),
            merged: BTreeMap::new(),
            merging: Merging::default(),
            choices: BTreeMap::new(),
            choices_of: BTreeMap::new(),
            absent: Vec::new(),
            without_choice: BTreeSet::new(),
            says_all: BTreeMap::new(),
            without_values: BTreeSet::new(),
            children: BTreeMap::new(),
            ids: BTreeMap::new(),
            locators: BTreeMap::new(),
            wrong_references: unsupported::wrong_references(sink),
            sink,
        };
        if let Some(components) = &document.openapi.components {
            for (name, schema) in &components.schemas {
                context.type_at(&Site::component(name, schema));
            }
        }
        context.find_children();
        context
    }

    /// The type of a schema that has a name: the same for the same place.
    pub(super) fn type_at(&mut self, site: &Site<'a>) -> TypeId {
        if let Some(id) = self.ids.get(&site.at) {
            return *id;
        }
        let id = TypeId(self.sites.len());
        self.sites.push(site.clone());
        self.ids.insert(site.at.clone(), id);
        id
    }

    /// The type of what is one of several schemas, though no schema says so. `site` is where they are offered.
    pub(super) fn choice_type_at(&mut self, site: &Site<'a>, choice: Choice<'a>) -> TypeId {
        let id = self.type_at(site);
        self.choices.insert(id, choice);
        id
    }

    /// The component schema that a reference leads to, one step on.
    pub(super) fn target(&self, reference: &str) -> Option<(TypeId, &Site<'a>)> {
        let pointer = Pointer::from_reference(reference)?;
        pointer.component("schemas")?;
        let id = *self.ids.get(&pointer)?;
        Some((id, &self.sites[id.0]))
    }

    /// The schema at the end of references and of parts that stand alone, or where the way breaks off.
    pub(super) fn resolve(&self, site: &Site<'a>) -> Site<'a> {
        let mut site = Cow::Borrowed(site);
        for _ in 0..MAXIMUM_DEPTH {
            let next = match site.node {
                Node::Reference(reference) => {
                    let target = self.target(reference);
                    target.map(|(_, target)| Cow::Borrowed(target))
                }
                Node::Schema(schema) => Keywords::of(schema).only_part(&site).map(Cow::Owned),
            };
            let Some(next) = next else {
                break;
            };
            site = next;
        }
        site.into_owned()
    }

    /// What a component of some kind, or a reference to one, leads to. `from` is where it stands.
    pub(super) fn component<T>(
        &mut self,
        from: &Pointer,
        section: &str,
        resolved: Option<(&'a T, Pointer)>,
    ) -> Option<Component<'a, T>> {
        let Some((value, at)) = resolved else {
            self.met_reference(from);
            return None;
        };
        let beside = self.document.raw_at(from).filter(|_| at != *from);
        let description = beside.and_then(|beside| beside.get("description")?.as_str());
        Some(Component {
            value,
            name: at.component(section),
            description: description.map(str::to_owned),
            at,
        })
    }

    /// Reports a fault.
    pub(super) fn error(
        &mut self,
        at: &Pointer,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.sink.error(at, code, message)
    }

    /// Reports something that one may like to know of.
    pub(super) fn note(
        &mut self,
        at: &Pointer,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.sink.note(at, code, message)
    }

    /// Reports something to know of.
    pub(super) fn warning(
        &mut self,
        at: &Pointer,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.sink.warning(at, code, message)
    }

    /// How a scalar is written in its file, if that is known.
    pub(super) fn written(&mut self, at: &Pointer) -> Option<&str> {
        let (file, spot) = self.sink.sources.spot(&at.into());
        let source = self.sink.sources.files().get(file.index())?;
        let locator = self.locators.entry(file);
        let locator = locator.or_insert_with(|| Locator::new(source.text.clone()));
        Some(locator.written(&spot))
    }

    /// Whether two places are one in the files.
    pub(super) fn are_one(&self, a: &Pointer, b: &Pointer) -> bool {
        self.sink.are_one(a, b)
    }

    /// Reports a fault in the settings.
    pub(super) fn settings_error(
        &mut self,
        said: &Spanned<String>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = self.sink.in_settings(said.span());
        self.sink.error(at, code, message)
    }

    /// Reports something to know of the settings.
    pub(super) fn settings_warning(
        &mut self,
        said: &Spanned<String>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = self.sink.in_settings(said.span());
        self.sink.warning(at, code, message)
    }

    /// Points at another place in the settings.
    pub(super) fn settings_place(&self, said: &Spanned<String>) -> Place {
        self.sink.in_settings(said.span())
    }
}

/// What a component or a reference to one leads to.
pub(super) struct Component<'a, T> {
    /// What is there.
    pub(super) value: &'a T,
    /// Its place.
    pub(super) at: Pointer,
    /// Its name, if it is a component.
    pub(super) name: Option<String>,
    /// The description beside the reference, which wins over that of the component.
    pub(super) description: Option<String>,
}
