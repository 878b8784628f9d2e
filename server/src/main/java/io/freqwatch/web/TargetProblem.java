package io.freqwatch.web;

import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.RefusedSeries;
import io.freqwatch.scrape.ScrapeFailure;
import io.freqwatch.scrape.ScrapeLimits;
import io.freqwatch.scrape.ScrapePoolStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a target or a job.
 *
 * @param code stable, for translations
 * @param text one English sentence with the next step
 */
record TargetProblem(String code, String text) {
  /** Null where the target is well, or was never scraped. */
  static @Nullable TargetProblem of(ActiveTarget target) {
    RefusedSeries refused = target.status().refused();
    return target
        .status()
        .cause()
        .map(cause -> of(cause, target))
        .orElse(refused.now() > 0 ? seriesRefused(refused) : null);
  }

  /** Null where all targets of the job are scraped. */
  static @Nullable TargetProblem of(ScrapePoolStatus pool) {
    return pool.beyondLimit() == 0
        ? null
        : new TargetProblem(
            "target_limit",
            "%d targets beyond target_limit %d are not scraped: raise it, or let relabel_configs drop some."
                .formatted(pool.beyondLimit(), pool.targetLimit()));
  }

  private static TargetProblem of(ScrapeFailure.Cause cause, ActiveTarget target) {
    ScrapeLimits limits = target.options().limits();
    return switch (cause) {
      case TIMEOUT ->
          new TargetProblem(
              "timeout",
              "It gave no whole answer within %s: it hangs, or its machine is overloaded; raise scrape_timeout only where it is merely slow."
                  .formatted(PrometheusDuration.format(target.target().timeout())));
      case REFUSED ->
          new TargetProblem(
              "refused", "Nothing listens there: start the target, or correct its address.");
      case UNKNOWN_HOST ->
          new TargetProblem(
              "unknown_host",
              "No name server knows the host: correct its name, or the name server.");
      case TLS ->
          new TargetProblem(
              "tls",
              "The TLS handshake fails: check the target's certificate, and ca_file and server_name"
                  + " in tls_config.");
      case UNREACHED ->
          new TargetProblem(
              "unreached", "The call brought no answer: see the error for what came instead.");
      case STATUS ->
          new TargetProblem(
              "http_status",
              "It answers, but not with 200: check metrics_path and the credentials of the job.");
      case FORMAT ->
          new TargetProblem(
              "format",
              "What it answers is no metrics: check metrics_path; an answer without Content-Type"
                  + " needs fallback_scrape_protocol.");
      case BODY_SIZE_LIMIT -> limit("body_size_limit", "bytes", limits.bodyBytes());
      case SAMPLE_LIMIT -> limit("sample_limit", "samples", limits.samples());
      case LABEL_LIMIT ->
          new TargetProblem(
              "label_limit",
              "A series has too many labels, or too long ones: drop them with metric_relabel_configs, or raise label_limit (%d), label_name_length_limit (%d) or label_value_length_limit (%d)."
                  .formatted(limits.labels(), limits.labelNameBytes(), limits.labelValueBytes()));
      case BUCKET_LIMIT ->
          new TargetProblem(
              "bucket_limit",
              "A native histogram has more buckets than native_histogram_bucket_limit, even joined:"
                  + " raise it, or let the target use fewer.");
      case STORAGE ->
          new TargetProblem(
              "storage",
              "Our own storage takes no more: see the error; raise limits.storage_series, or scrape"
                  + " fewer series.");
    };
  }

  private static TargetProblem limit(String key, String unit, int limit) {
    return new TargetProblem(
        key,
        "It exposes more than the %d %s of %s: let it expose less, or raise the limit; nothing of this scrape is stored."
            .formatted(limit, unit, key));
  }

  private static TargetProblem seriesRefused(RefusedSeries refused) {
    return new TargetProblem(
        "series_refused",
        "Too many new series in an hour: %d refused in the last scrape, %d since the start. Label \"%s\" has %d values or more: keep ids out of it, or drop it with metric_relabel_configs (labeldrop)."
            .formatted(refused.now(), refused.total(), refused.label(), refused.values()));
  }
}
