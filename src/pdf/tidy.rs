//! Keeps of a file what its trailer leads to, and numbers it from 1.
//!
//! lopdf does both as well, but looks for every reference in a list of all: a ledger of
//! thousands of tagged cells would take minutes.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// The new number of each object by its old one; 0 for one that nothing refers to. Nothing
/// in a new file has a generation.
struct Numbers(Vec<u32>);

/// Drops objects that nothing refers to and numbers the others in their order.
pub(super) fn tidy(document: &mut Document) {
    let mut numbers = Numbers::of_reached(document);
    let mut last = 0;
    for (old, _) in document.objects.keys() {
        if let Some(number) = numbers.get_mut(*old).filter(|number| **number > 0) {
            last += 1;
            *number = last;
        }
    }
    let renumber = |object: &mut Object| {
        each_reference(object, &mut |id| *id = (numbers.get(id.0), 0));
    };
    document.trailer.iter_mut().for_each(|(_, object)| renumber(object));
    let objects = std::mem::take(&mut document.objects).into_iter();
    let kept = objects.filter(|((old, _), _)| numbers.get(*old) > 0);
    let renumbered = kept.map(|((old, _), mut object)| {
        renumber(&mut object);
        ((numbers.get(old), 0), object)
    });
    document.objects = renumbered.collect();
    document.max_id = last;
}

impl Numbers {
    /// Those that the trailer leads to have the number 1 for now.
    fn of_reached(document: &mut Document) -> Self {
        let highest = document.objects.keys().next_back().map_or(0, |id| id.0);
        let mut numbers = Self(vec![0; usize::try_from(highest).unwrap_or(0) + 1]);
        let mut open: Vec<ObjectId> = Vec::new();
        in_dictionary(&mut document.trailer, &mut |id| open.push(*id));
        while let Some(id) = open.pop() {
            let Some(object) = document.objects.get_mut(&id) else { continue };
            let Some(number) = numbers.get_mut(id.0).filter(|it| **it == 0) else {
                continue;
            };
            *number = 1;
            each_reference(object, &mut |id| open.push(*id));
        }
        numbers
    }

    fn get(&self, old: u32) -> u32 {
        let at = usize::try_from(old).ok();
        at.and_then(|at| self.0.get(at)).copied().unwrap_or(0)
    }

    fn get_mut(&mut self, old: u32) -> Option<&mut u32> {
        self.0.get_mut(usize::try_from(old).ok()?)
    }
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
