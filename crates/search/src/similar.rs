//! Items that say the same: an inverted index of character pairs per tower, and a score that explains itself.

use std::collections::HashMap;

use db::{args, statements};
use kernel::{District, Id, Kind};

use crate::token::grams;

/// Rows that name an item, read from the rarest gram on. What stands in thousands of items says little, and would be most of
/// what the database sends.
const MOST_READ: i64 = 1_500;
/// Items whose whole grams are compared.
const SHORT_LIST: usize = 40;
/// Below this two sentences are not called similar. Chosen on the sentence pairs of `tests/pairs.txt` with odd numbers and
/// checked on the even ones.
pub const THRESHOLD: f64 = 0.21;

pub mod sql {
    use super::statements;

    statements! {
        command STAY = "insert into similar_gram (district, pool, gram, item) with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < $5) select $1, $2, cast(substr($4, i * 13 + 1, 13) as bigint), $3 from n where true on conflict (district, pool, gram, item) do nothing";
        command STAY_ITEM = "insert into similar_item (district, pool, item, grams) values ($1, $2, $3, $4) on conflict (district, pool, item) do update set grams = excluded.grams";
        command LEAVE = "delete from similar_gram where district = $1 and pool = $2 and item = $3";
        command LEAVE_ITEM = "delete from similar_item where district = $1 and pool = $2 and item = $3";
        query FREQUENCY: (i64, i64) = "select gram, count(*) from similar_gram where district = $1 and pool = $2 and gram in ($3..) group by gram";
        query SHARING: (i64, [u8; 16]) = "select gram, item from similar_gram where district = $1 and pool = $2 and gram in ($4..) limit $3";
        query ITEMS: ([u8; 16], Vec<u8>) = "select item, grams from similar_item where district = $1 and pool = $2 and item in ($3..)";
    }
}

/// An item that says much the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Similar<K: kernel::Kind> {
    pub item: Id<K>,
    /// 0..=1: how much of what both say is shared, rare pairs counting more.
    pub score: f64,
}

fn pack(grams: &[i64]) -> Vec<u8> {
    grams.iter().flat_map(|g| g.to_be_bytes()).collect()
}

/// Puts an item into a pool, replacing what it said before.
///
/// # Errors
/// The database's own failure.
pub fn stay<P, K>(
    tx: &mut db::Tx<'_>,
    district: District,
    pool: Id<P>,
    item: Id<K>,
    text: &str,
) -> Result<(), db::Error> {
    leave(tx, district, pool, item)?;
    let grams = grams(text);
    if grams.is_empty() {
        return Ok(());
    }
    let digits: String = grams.iter().map(|g| format!("{g:013}")).collect();
    tx.run(&sql::STAY, args![district, pool, item, digits, grams.len()])?;
    tx.run_one(&sql::STAY_ITEM, args![district, pool, item, pack(&grams)])
}

/// Takes an item out of a pool: it is closed, or merged into another.
///
/// # Errors
/// The database's own failure.
pub fn leave<P, K>(tx: &mut db::Tx<'_>, district: District, pool: Id<P>, item: Id<K>) -> Result<(), db::Error> {
    tx.run(&sql::LEAVE, args![district, pool, item])?;
    tx.run(&sql::LEAVE_ITEM, args![district, pool, item])?;
    Ok(())
}

/// The items of a pool that say much the same as `text`, most similar first, at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn similar<P, K: Kind>(
    tx: &mut db::Tx<'_>,
    district: District,
    pool: Id<P>,
    text: &str,
    most: usize,
) -> Result<Vec<Similar<K>>, db::Error> {
    let wanted = grams(text);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let frequency: HashMap<i64, i64> =
        tx.all(&sql::FREQUENCY, args![district, pool, db::list(&wanted)])?.into_iter().collect();
    let weight = |gram: i64| rarity(frequency.get(&gram).copied().unwrap_or(0));
    let rare = rarest(&frequency);
    if rare.is_empty() {
        return Ok(Vec::new());
    }
    let sharing = tx.all(&sql::SHARING, args![district, pool, MOST_READ, db::list(&rare)])?;
    let mut shared: HashMap<[u8; 16], f64> = HashMap::new();
    for (gram, item) in &sharing {
        *shared.entry(*item).or_default() += weight(*gram);
    }
    let mut short: Vec<([u8; 16], f64)> = shared.into_iter().collect();
    short.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    short.truncate(SHORT_LIST);
    let ids: Vec<[u8; 16]> = short.iter().map(|(id, _)| *id).collect();
    let mut found: Vec<Similar<K>> = tx
        .all(&sql::ITEMS, args![district, pool, db::list(&ids)])?
        .into_iter()
        .map(|(id, packed)| Similar { item: Id::from_bytes(id), score: score(&wanted, &unpack(&packed), &weight) })
        .filter(|s| s.score >= THRESHOLD)
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.item.cmp(&a.item)));
    found.truncate(most);
    Ok(found)
}

/// The grams to look items up by: the rarest, until so many items are read. One at least, be it common.
fn rarest(frequency: &HashMap<i64, i64>) -> Vec<i64> {
    let mut grams: Vec<(i64, i64)> = frequency.iter().map(|(gram, items)| (*items, *gram)).collect();
    grams.sort_unstable();
    let mut read = 0;
    grams
        .into_iter()
        .take_while(|(items, _)| {
            let first = read == 0;
            read += items;
            first || read <= MOST_READ
        })
        .map(|(_, gram)| gram)
        .collect()
}

fn unpack(bytes: &[u8]) -> Vec<i64> {
    bytes.chunks_exact(8).filter_map(|c| Some(i64::from_be_bytes(c.try_into().ok()?))).collect()
}

/// How much of what two texts say is the same, 0..=1, every pair of characters counting alike.
pub fn alike(a: &str, b: &str) -> f64 {
    score(&grams(a), &grams(b), &|_| 1.0)
}

/// The shared weight against the weight of the shorter sentence and of both together: a short report of a known problem
/// is found, and so is a long one.
pub fn score(a: &[i64], b: &[i64], weight: &impl Fn(i64) -> f64) -> f64 {
    let total = |list: &[i64]| list.iter().map(|g| weight(*g)).sum::<f64>();
    let (in_a, in_b) = (total(a), total(b));
    let both: f64 = a.iter().filter(|g| b.binary_search(g).is_ok()).map(|g| weight(*g)).sum();
    if both == 0.0 {
        return 0.0;
    }
    let of_shorter = both / in_a.min(in_b);
    let of_all = both / (in_a + in_b - both);
    (of_shorter * of_all).sqrt()
}

/// How much a gram says that stands in so many items: 5.3 for one that is new, 1.1 at a hundred, 0.2 at a thousand.
pub fn rarity(items: i64) -> f64 {
    (200.0 / (1.0 + items as f64)).ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentence pairs as people in towers write them: `same` or `other`, then two sentences. Odd lines chose the threshold,
    /// even lines are kept aside and measured here.
    fn pairs(aside: bool) -> Vec<(bool, &'static str, &'static str)> {
        let lines = include_str!("../tests/pairs.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty());
        lines
            .enumerate()
            .filter(|(i, _)| (i % 2 == 1) == aside)
            .map(|(_, line)| {
                let parts: Vec<&str> = line.split('|').collect();
                (parts[0] == "same", parts[1], parts[2])
            })
            .collect()
    }

    /// Hits, false alarms, misses.
    fn measure(pairs: &[(bool, &str, &str)]) -> (usize, usize, usize) {
        let all: Vec<Vec<i64>> = pairs.iter().flat_map(|(_, a, b)| [grams(a), grams(b)]).collect();
        let weight = |g: i64| rarity(i64::try_from(all.iter().filter(|list| list.contains(&g)).count()).unwrap());
        let mut counts = (0, 0, 0);
        for (same, a, b) in pairs {
            let said = score(&grams(a), &grams(b), &weight);
            match (*same, said >= THRESHOLD) {
                (true, true) => counts.0 += 1,
                (false, true) => {
                    println!("false alarm {said:.2}: {a} | {b}");
                    counts.1 += 1;
                }
                (true, false) => {
                    println!("missed {said:.2}: {a} | {b}");
                    counts.2 += 1;
                }
                (false, false) => {}
            }
        }
        counts
    }

    #[test]
    fn sentence_pairs_kept_aside_are_told_apart() {
        for (name, aside) in [("chosen on", false), ("kept aside", true)] {
            let pairs = pairs(aside);
            let (hits, alarms, misses) = measure(&pairs);
            let (precision, recall) = (hits as f64 / (hits + alarms) as f64, hits as f64 / (hits + misses) as f64);
            println!("{name}: {} pairs, precision {precision:.2}, recall {recall:.2}", pairs.len());
            assert!(precision >= 0.75 && recall >= 0.85, "{name}: precision {precision:.2}, recall {recall:.2}");
        }
    }
}
