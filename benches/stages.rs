//! Times every stage of the repository's own plan, and all of them together.
//!
//! `cargo bench` prints medians. `one_more_plan` is what a further plan costs in one
//! process, faces and templates being there already.

use divan::{Bencher, black_box};
use zhenggai::content::{self, Plan};
use zhenggai::diagnostic::Findings;
use zhenggai::docx::FaceNames;
use zhenggai::font::Selection;
use zhenggai::layout;
use zhenggai::pipeline::{Composed, Format, Paper, Setup, build, compose};
use zhenggai::value::Date;
use zhenggai::world::World;
use zhenggai::world::disk::DiskWorld;
use zhenggai::{docx, pdf};

#[path = "../tests/support/calibration.rs"]
mod calibration;

fn main() {
    divan::main();
}

#[divan::bench(name = "calibration")]
fn calibrating(bencher: Bencher) {
    bencher.bench(|| calibration::work(black_box(20_000)));
}

fn world() -> DiskWorld {
    DiskWorld::new(".", Date::new(2023, 10, 8))
}

fn setup(world: &dyn World) -> Setup {
    Setup::load(world, &Selection::Bundled, &mut Findings::new())
        .expect("the templates load")
}

fn plan(world: &dyn World) -> Plan {
    content::load_plan(world, &mut Findings::new()).expect("the plan loads")
}

fn composed(world: &dyn World, setup: &Setup) -> Composed {
    compose(world, setup, Paper::Plan, &mut Findings::new()).expect("the plan composes")
}

#[divan::bench]
fn setting_up(bencher: Bencher) {
    let world = world();
    bencher.bench(|| setup(black_box(&world)));
}

#[divan::bench]
fn reading_content(bencher: Bencher) {
    let world = world();
    bencher.bench(|| plan(black_box(&world)));
}

#[divan::bench]
fn reading_and_composing(bencher: Bencher) {
    let world = world();
    let setup = setup(&world);
    bencher
        .bench(|| compose(black_box(&world), &setup, Paper::Plan, &mut Findings::new()));
}

#[divan::bench]
fn laying_out(bencher: Bencher) {
    let world = world();
    let setup = setup(&world);
    let composed = composed(&world, &setup);
    let document = &composed.document;
    bencher.bench(|| {
        layout::lay_out(black_box(document), &setup.faces, &mut Findings::new())
    });
}

#[divan::bench]
fn writing_pdf(bencher: Bencher) {
    let world = world();
    let setup = setup(&world);
    let composed = composed(&world, &setup);
    let pages = layout::lay_out(&composed.document, &setup.faces, &mut Findings::new());
    bencher.bench(|| pdf::export(black_box(&pages), &setup.faces));
}

#[divan::bench]
fn writing_docx(bencher: Bencher) {
    let world = world();
    let composed = composed(&world, &setup(&world));
    let names = FaceNames::default();
    bencher.bench(|| docx::export(black_box(&composed.document), &names));
}

#[divan::bench]
fn one_more_plan(bencher: Bencher) {
    let world = world();
    let setup = setup(&world);
    bencher.bench(|| {
        build(
            black_box(&world),
            &setup,
            &[Paper::Plan],
            &Format::ALL,
            &mut Findings::new(),
        )
    });
}
