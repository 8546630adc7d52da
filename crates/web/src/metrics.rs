//! Numbers for a monitoring system, in the Prometheus text form. No path, no person, no search word.

use std::{
    fmt::Write as _,
    sync::atomic::{AtomicU64, Ordering},
};

/// Upper bounds of the duration histogram in microseconds.
const BOUNDS: [u64; 9] = [500, 1_000, 2_500, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000];

#[derive(Default)]
pub struct Metrics {
    by_class: [AtomicU64; 5],
    buckets: [AtomicU64; 9],
    total: AtomicU64,
    micros: AtomicU64,
}

impl Metrics {
    /// One request and the microseconds that it took.
    pub fn count(&self, status: u16, micros: u64) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.by_class[class].fetch_add(1, Ordering::Relaxed);
        self.total.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(micros, Ordering::Relaxed);
        for (bound, bucket) in BOUNDS.iter().zip(&self.buckets) {
            if micros <= *bound {
                bucket.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    pub fn text(&self) -> String {
        let read = |n: &AtomicU64| n.load(Ordering::Relaxed);
        let mut out = String::from("# TYPE loushi_requests_total counter\n");
        for (i, count) in self.by_class.iter().enumerate() {
            let _ = writeln!(out, "loushi_requests_total{{class=\"{}xx\"}} {}", i + 1, read(count));
        }
        out.push_str("# TYPE loushi_request_seconds histogram\n");
        for (bound, bucket) in BOUNDS.iter().zip(&self.buckets) {
            let _ = writeln!(out, "loushi_request_seconds_bucket{{le=\"{}\"}} {}", *bound as f64 / 1e6, read(bucket));
        }
        let (total, seconds) = (read(&self.total), read(&self.micros) as f64 / 1e6);
        let _ = writeln!(out, "loushi_request_seconds_bucket{{le=\"+Inf\"}} {total}");
        let _ = writeln!(out, "loushi_request_seconds_sum {seconds}\nloushi_request_seconds_count {total}");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_class_and_duration() {
        let metrics = Metrics::default();
        metrics.count(200, 700);
        metrics.count(404, 2_000_000);
        let text = metrics.text();
        assert!(text.contains("loushi_requests_total{class=\"2xx\"} 1"), "{text}");
        assert!(text.contains("le=\"0.001\"} 1") && text.contains("le=\"1\"} 1"), "{text}");
        assert!(text.contains("loushi_request_seconds_count 2"), "{text}");
    }
}
