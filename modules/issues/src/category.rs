//! What a matter is about: a word for people, and the lowest level that can settle it (R20).

use crate::cluster::Level;

db::codes! {
    /// The topics of a tower.
    pub enum Category {
        Lifts = "lifts",
        Parking = "parking",
        Food = "food",
        Cleaning = "cleaning",
        Air = "air",
        Noise = "noise",
        Safety = "safety",
        Delivery = "delivery",
        Space = "space",
        Commute = "commute",
        Network = "network",
        Care = "care",
        Government = "government",
        Activity = "activity",
        Other = "other",
    }
}

impl Category {
    /// The topic that the words speak of: the first list that has one of them.
    pub fn guess(words: &str) -> Self {
        let mut lists = include_str!("../data/categories.txt").lines().filter_map(|line| line.split_once(':'));
        let named = lists.find(|(_, list)| list.split_whitespace().any(|w| words.contains(w)));
        named.and_then(|(code, _)| Category::from_code(code)).unwrap_or(Category::Other)
    }

    /// The lowest level that can settle such a matter, on a floor that has a captain or not.
    pub fn lowest_level(self, on_a_floor: bool) -> Level {
        match self {
            Category::Food | Category::Cleaning | Category::Space | Category::Noise if on_a_floor => Level::L0,
            Category::Government => Level::L2,
            _ => Level::L1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_their_topic() {
        for (words, category) in [
            ("晚上六点低区电梯总是满", Category::Lifts),
            ("茶水间微波炉坏了", Category::Food),
            ("外卖送到大堂没人取", Category::Delivery),
            ("地下车库访客车位太少", Category::Parking),
            ("想要一个母婴室", Category::Care),
            ("办居住证要跑三趟", Category::Government),
            ("说不清楚的事", Category::Other),
        ] {
            assert_eq!(Category::guess(words), category, "{words}");
        }
    }

    #[test]
    fn every_list_is_of_a_topic() {
        let lists = include_str!("../data/categories.txt").lines().filter(|l| !l.starts_with('#'));
        for line in lists {
            let (code, words) = line.split_once(':').unwrap();
            assert!(Category::from_code(code).is_some() && !words.trim().is_empty(), "{line}");
        }
    }

    #[test]
    fn the_lowest_level_that_can_settle_it() {
        assert_eq!(Category::Food.lowest_level(true), Level::L0);
        assert_eq!(Category::Food.lowest_level(false), Level::L1);
        assert_eq!(Category::Lifts.lowest_level(true), Level::L1);
        assert_eq!(Category::Government.lowest_level(true), Level::L2);
    }
}
