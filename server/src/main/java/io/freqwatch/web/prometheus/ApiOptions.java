package io.freqwatch.web.prometheus;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.promql.parse.LanguageOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API lets its clients do.
 *
 * @param admin whether {@code /api/v1/admin} does anything
 * @param lifecycle whether {@code /-/reload} and {@code /-/quit} do
 * @param corsOrigin origins whose pages may read the answers; none by default
 * @param externalLabels added to what others collect from us, asked for each time
 * @param language what queries may use, for those that are only parsed
 * @param lookback how old a sample may be to be collected by others
 * @param maxAnswerBytes largest answer to a query, before compression
 * @param maxSubscribers clients that follow notifications at once
 */
public record ApiOptions(
    boolean admin,
    boolean lifecycle,
    Optional<Regex> corsOrigin,
    Supplier<Labels> externalLabels,
    LanguageOptions language,
    Duration lookback,
    int maxAnswerBytes,
    int maxSubscribers) {
  public static final ApiOptions DEFAULT =
      new ApiOptions(
          false,
          false,
          Optional.empty(),
          () -> Labels.EMPTY,
          LanguageOptions.DEFAULT,
          Duration.ofMinutes(5),
          64 << 20,
          16);

  public ApiOptions withAdmin() {
    return new ApiOptions(
        true,
        lifecycle,
        corsOrigin,
        externalLabels,
        language,
        lookback,
        maxAnswerBytes,
        maxSubscribers);
  }

  public ApiOptions withLifecycle() {
    return new ApiOptions(
        admin,
        true,
        corsOrigin,
        externalLabels,
        language,
        lookback,
        maxAnswerBytes,
        maxSubscribers);
  }

  public ApiOptions withCorsOrigin(Regex origin) {
    return new ApiOptions(
        admin,
        lifecycle,
        Optional.of(origin),
        externalLabels,
        language,
        lookback,
        maxAnswerBytes,
        maxSubscribers);
  }

  public ApiOptions withExternalLabels(Supplier<Labels> labels) {
    return new ApiOptions(
        admin, lifecycle, corsOrigin, labels, language, lookback, maxAnswerBytes, maxSubscribers);
  }

  public ApiOptions withMaxAnswerBytes(int bytes) {
    return new ApiOptions(
        admin, lifecycle, corsOrigin, externalLabels, language, lookback, bytes, maxSubscribers);
  }
}
