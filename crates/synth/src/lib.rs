//! Made-up towers, firms, people and sentences: the same ones for the same seed. Nothing here is of anybody real.
//!
//! The demonstration's files and the benchmarks' data come from here.

mod town;
mod words;

pub use town::{Firm, firm, person_name};
pub use words::report;

/// SplitMix64: repeatable, and good enough to make things look different.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0..n.
    ///
    /// # Panics
    /// If `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.draw() % n as u64).expect("less than n")
    }

    /// # Panics
    /// If there is nothing to pick from.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_things() {
        let all = |seed| {
            let mut rng = Rng::new(seed);
            (0..20).map(|_| (person_name(&mut rng), report(&mut rng))).collect::<Vec<_>>()
        };
        assert_eq!(all(7), all(7));
        assert_ne!(all(7), all(8));
    }

    #[test]
    fn firms_differ() {
        let mut rng = Rng::new(1);
        let names: HashSet<String> = (0..400).map(|n| firm(&mut rng, n).name).collect();
        assert_eq!(names.len(), 400);
        let words: HashSet<String> = (0..1_000).map(|_| report(&mut rng)).collect();
        assert!(words.len() > 700, "{}", words.len());
    }
}
