package io.freqwatch.exporter;

/** The exporter's own calls, and everything that it counts. */
final class CallFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    BotFacts facts = snapshot.facts();
    facts.counts().addTo(families);
    facts
        .lastSuccess()
        .forEach(
            (endpoint, millis) ->
                families.addTime(
                    "freqtrade_exporter_last_success_timestamp_seconds",
                    millis,
                    endpoint.template()));
    facts
        .calls()
        .durations()
        .forEach(
            (endpoint, histogram) ->
                families.addHistogram(
                    "freqtrade_exporter_api_request_duration_seconds",
                    histogram,
                    endpoint.template()));
    families.add("freqtrade_exporter_build", 1, ProgramVersion.text());
  }
}
