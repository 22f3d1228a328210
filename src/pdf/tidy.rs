//! Keeps of a file what its trailer leads to, and numbers it from 1.
//!
//! lopdf does both as well, but looks for every reference in a list of all: a ledger of
//! thousands of tagged cells would take minutes.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Drops objects that nothing refers to and numbers the others in their order.
pub(super) fn tidy(document: &mut Document) {
    let reached = reached(document);
    document.objects.retain(|id, _| reached.contains(id));
    let numbers: BTreeMap<ObjectId, ObjectId> =
        document.objects.keys().copied().zip((1..).map(|number| (number, 0))).collect();
    let renumber = |object: &mut Object| {
        each_reference(object, &mut |id| {
            if let Some(new) = numbers.get(id) {
                *id = *new;
            }
        });
    };
    document.trailer.iter_mut().for_each(|(_, object)| renumber(object));
    let objects = std::mem::take(&mut document.objects);
    let renumbered = objects.into_iter().filter_map(|(id, mut object)| {
        renumber(&mut object);
        Some((*numbers.get(&id)?, object))
    });
    document.objects = renumbered.collect();
    document.max_id = u32::try_from(document.objects.len()).unwrap_or(u32::MAX);
}

/// Everything that the trailer leads to.
fn reached(document: &mut Document) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<ObjectId> = Vec::new();
    let mut note = |id: &mut ObjectId| open.push(*id);
    in_dictionary(&mut document.trailer, &mut note);
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        if let Some(object) = document.objects.get_mut(&id) {
            each_reference(object, &mut |id| open.push(*id));
        }
    }
    reached
}

/// Calls a function with every reference in an object.
fn each_reference(object: &mut Object, take: &mut impl FnMut(&mut ObjectId)) {
    match object {
        Object::Reference(id) => take(id),
        Object::Array(items) => items.iter_mut().for_each(|it| each_reference(it, take)),
        Object::Dictionary(dictionary) => in_dictionary(dictionary, take),
        Object::Stream(stream) => in_dictionary(&mut stream.dict, take),
        _ => {}
    }
}

fn in_dictionary(dictionary: &mut Dictionary, take: &mut impl FnMut(&mut ObjectId)) {
    dictionary.iter_mut().for_each(|(_, value)| each_reference(value, take));
}
