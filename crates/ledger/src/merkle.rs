//! RFC 6962 Merkle trees: leaf and node hashes, roots, inclusion proofs, and the frontier that grows a root leaf by leaf.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// `SHA-256(0x00 || bytes)`.
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    Sha256::new().chain_update([0u8]).chain_update(bytes).finalize().into()
}

/// `SHA-256(0x01 || left || right)`.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1u8]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of an empty tree.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The largest power of two smaller than `n` (`n` > 1): where RFC 6962 splits a tree.
pub const fn split(n: u64) -> u64 {
    n.next_power_of_two() / 2
}

/// The same for hashes at hand (more than one): the left and the right subtree's.
pub fn halves(hashes: &[Hash]) -> (&[Hash], &[Hash]) {
    hashes.split_at(hashes.len().next_power_of_two() / 2)
}

/// The full subtrees to the left of a growing tree's edge, largest first: enough to know its root at every size.
#[derive(Debug, Clone, Default)]
pub struct Frontier {
    size: u64,
    subtrees: Vec<Hash>,
}

impl Frontier {
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                hash = node_hash(&left, &hash);
            }
        }
        self.subtrees.push(hash);
        self.size += 1;
    }

    pub fn root(&self) -> Hash {
        self.subtrees.iter().rev().copied().reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(empty_root)
    }
}

/// That one leaf is in a tree of `size` leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    pub leaf: u64,
    pub size: u64,
    /// Sibling hashes from the leaf upward, hexadecimal.
    pub path: Vec<String>,
}

impl Proof {
    /// The root that the tree must have if `leaf` is in it; `None` if the proof is malformed (RFC 9162 §2.1.3.2).
    pub fn root(&self, leaf: Hash) -> Option<Hash> {
        if self.leaf >= self.size {
            return None;
        }
        let (mut index, mut last, mut hash) = (self.leaf, self.size - 1, leaf);
        for sibling in &self.path {
            let sibling = unhex(sibling)?;
            if last == 0 {
                return None;
            }
            if index & 1 == 1 || index == last {
                hash = node_hash(&sibling, &hash);
                while index & 1 == 0 && index != 0 {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node_hash(&hash, &sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        (last == 0).then_some(hash)
    }
}

pub fn unhex(text: &str) -> Option<Hash> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut out = [0u8; 32];
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(out)
}

#[cfg(test)]
pub mod reference {
    use super::*;

    /// The root by RFC 6962's own recursive definition.
    pub fn root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(),
            [one] => *one,
            many => {
                let (left, right) = halves(many);
                node_hash(&root(left), &root(right))
            }
        }
    }

    /// The path by RFC 6962's own recursive definition.
    pub fn path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
        if leaves.len() <= 1 {
            return Vec::new();
        }
        let (left, right) = halves(leaves);
        let (mut inner, sibling) =
            if m < left.len() { (path(m, left), root(right)) } else { (path(m - left.len(), right), root(left)) };
        inner.push(sibling);
        inner
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn leaves(n: usize) -> Vec<Hash> {
        (0..n).map(|i| leaf_hash(&i.to_be_bytes())).collect()
    }

    #[test]
    fn a_tree_is_split_at_the_largest_smaller_power_of_two() {
        for (n, k) in [(2, 1), (3, 2), (4, 2), (5, 4), (8, 4), (9, 8), (256, 128), (257, 256), (1 << 40, 1 << 39)] {
            assert_eq!(split(n), k, "{n}");
        }
        assert_eq!(halves(&leaves(5)).0.len(), 4);
    }

    #[test]
    fn known_hashes() {
        // The roots of the empty tree and of one empty leaf, as RFC 6962's reference implementation has them.
        assert_eq!(crypto::hex(&empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(crypto::hex(&leaf_hash(b"")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    proptest! {
        #[test]
        fn a_growing_tree_has_the_defined_root(n in 0usize..300) {
            let leaves = leaves(n);
            let mut frontier = Frontier::default();
            for leaf in &leaves {
                frontier.push(*leaf);
            }
            prop_assert_eq!(frontier.root(), reference::root(&leaves));
        }

        #[test]
        fn a_proof_holds_for_its_leaf_and_no_other((n, m) in (1usize..300).prop_flat_map(|n| (Just(n), 0..n))) {
            let leaves = leaves(n);
            let path = reference::path(m, &leaves).iter().map(|h| crypto::hex(h)).collect();
            let proof = Proof { leaf: m as u64, size: n as u64, path };
            prop_assert_eq!(proof.root(leaves[m]), Some(reference::root(&leaves)));
            prop_assert_ne!(proof.root(leaf_hash(b"another")), Some(reference::root(&leaves)));
        }
    }
}
