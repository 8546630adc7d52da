//! The stored tree: tiles of 256 hashes. Level 0 holds leaf hashes; level k+1 holds the roots of full tiles of level k.

use db::{args, statements};
use kernel::District;

use crate::{
    Hash, Proof,
    merkle::{empty_root, halves, node_hash, split},
};

pub const WIDTH: u64 = FULL as u64;
const FULL: usize = 256;
const HASH: usize = 32;

pub mod sql {
    use super::statements;

    statements! {
        query TILE: (Vec<u8>,) = "select hashes from ledger_tile where district = $1 and level = $2 and n = $3";
        command PUT = "insert into ledger_tile (district, level, n, hashes) values ($1, $2, $3, $4) on conflict (district, level, n) do update set hashes = excluded.hashes";
    }
}

fn tile(tx: &mut db::Tx<'_>, district: District, level: u64, n: u64) -> Result<Vec<u8>, db::Error> {
    Ok(tx.first(&sql::TILE, args![district, level, n])?.map(|(hashes,)| hashes).unwrap_or_default())
}

/// Appends `leaves` behind the `size` that are stored.
pub fn append(tx: &mut db::Tx<'_>, district: District, size: u64, leaves: &[Hash]) -> Result<(), db::Error> {
    let (mut start, mut hashes) = (size, leaves.to_vec());
    let mut level = 0;
    while !hashes.is_empty() {
        let mut full = Vec::new();
        let first_full = start / WIDTH;
        let mut at = 0;
        while at < hashes.len() {
            let n = (start + at as u64) / WIDTH;
            let held = ((start + at as u64) % WIDTH) as usize;
            let take = (FULL - held).min(hashes.len() - at);
            let mut bytes = if held > 0 { tile(tx, district, level, n)? } else { Vec::new() };
            bytes.truncate(held * HASH); // a later, unsealed attempt may have left more
            for hash in &hashes[at..at + take] {
                bytes.extend_from_slice(hash);
            }
            tx.run_one(&sql::PUT, args![district, level, n, bytes])?;
            if held + take == FULL {
                full.push(root_of(&bytes));
            }
            at += take;
        }
        (start, hashes, level) = (first_full, full, level + 1);
    }
    Ok(())
}

/// The root of the tree over a tile's hashes.
fn root_of(bytes: &[u8]) -> Hash {
    let hashes: Vec<Hash> = bytes.chunks_exact(HASH).filter_map(|c| c.try_into().ok()).collect();
    fold(&hashes)
}

fn fold(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => empty_root(),
        [one] => *one,
        many => {
            let (left, right) = halves(many);
            node_hash(&fold(left), &fold(right))
        }
    }
}

/// The root of leaves `[start, start + size)`, where `start` is a multiple of the largest power of two below `size`:
/// every range that RFC 6962's recursion asks for.
fn range_root(tx: &mut db::Tx<'_>, district: District, start: u64, size: u64) -> Result<Hash, db::Error> {
    if size == 0 {
        return Ok(empty_root());
    }
    // The highest level at which the whole range is made of full entries and fits one tile.
    let (mut level, mut unit) = (0, 1);
    while size.is_multiple_of(unit * WIDTH) && start.is_multiple_of(unit * WIDTH) {
        level += 1;
        unit *= WIDTH;
    }
    let (first, count) = (start / unit, size / unit);
    if size.is_multiple_of(unit) && first / WIDTH == (first + count - 1) / WIDTH {
        let bytes = tile(tx, district, level, first / WIDTH)?;
        let (from, to) = ((first % WIDTH) as usize, ((first + count - 1) % WIDTH) as usize);
        let part = bytes.get(from * HASH..(to + 1) * HASH).unwrap_or_default();
        return Ok(root_of(part));
    }
    let k = split(size);
    let (left, right) = (range_root(tx, district, start, k)?, range_root(tx, district, start + k, size - k)?);
    Ok(node_hash(&left, &right))
}

/// The root of the first `size` leaves.
pub fn root(tx: &mut db::Tx<'_>, district: District, size: u64) -> Result<Hash, db::Error> {
    range_root(tx, district, 0, size)
}

/// That leaf number `leaf` is among the first `size` (RFC 6962 §2.1.1).
///
/// # Errors
/// The database's own failure.
pub fn proof(tx: &mut db::Tx<'_>, district: District, leaf: u64, size: u64) -> Result<Proof, db::Error> {
    let (mut start, mut left, mut path) = (0, size, Vec::new());
    while left > 1 {
        let k = split(left);
        let sibling = if leaf - start < k {
            let sibling = range_root(tx, district, start + k, left - k)?;
            left = k;
            sibling
        } else {
            let sibling = range_root(tx, district, start, k)?;
            start += k;
            left -= k;
            sibling
        };
        path.push(crypto::hex(&sibling));
    }
    path.reverse();
    Ok(Proof { leaf, size, path })
}

/// The stored hashes of leaves `[from, to)`, for an export.
pub fn leaves(tx: &mut db::Tx<'_>, district: District, n: u64) -> Result<Vec<Hash>, db::Error> {
    let bytes = tile(tx, district, 0, n)?;
    Ok(bytes.chunks_exact(HASH).filter_map(|c| c.try_into().ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MIGRATIONS, leaf_hash, merkle::reference};

    #[test]
    fn the_stored_tree_has_the_defined_roots_and_proofs() {
        let dir = std::env::temp_dir().join(format!("loushi-tiles-{}", std::process::id()));
        let db = db::Db::open(&db::Target::Sqlite(dir.clone())).unwrap();
        db::migrate(&db, MIGRATIONS, kernel::Timestamp::from_micros(0)).unwrap();
        let district: District = "310107".parse().unwrap();
        let leaves: Vec<Hash> = (0..1_300u32).map(|i| leaf_hash(&i.to_be_bytes())).collect();
        let mut size = 0;
        // Uneven batches, so that tiles are filled in every way.
        for batch in [1usize, 2, 253, 1, 255, 300, 12, 476] {
            let part = leaves[size..size + batch].to_vec();
            db.write_now(move |tx| append(tx, district, size as u64, &part)).unwrap();
            size += batch;
            let expected = reference::root(&leaves[..size]);
            assert_eq!(db.read_now(move |tx| root(tx, district, size as u64)).unwrap(), expected, "{size}");
        }
        for (leaf, size) in
            [(0usize, 1usize), (0, 1_300), (255, 256), (256, 257), (700, 1_300), (1_299, 1_300), (3, 513)]
        {
            let proof = db.read_now(move |tx| proof(tx, district, leaf as u64, size as u64)).unwrap();
            let root = reference::root(&leaves[..size]);
            assert_eq!(proof.root(leaves[leaf]), Some(root), "{leaf} of {size}");
        }
        drop(db);
        std::fs::remove_file(dir).unwrap();
    }
}
