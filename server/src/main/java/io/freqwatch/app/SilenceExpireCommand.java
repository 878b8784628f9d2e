package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch silence expire}: ends silences now, as with amtool. */
final class SilenceExpireCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "expire",
            "Ends silences now. Ends with 1 where the router knows one of them not; those named"
                + " before it have ended.");
    return SilenceIds.addTo(RouterAddress.addTo(spec));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      RouterClient router = new RouterClient(fetcher, RouterAddress.of(arguments, terminal));
      for (String id : SilenceIds.of(arguments)) {
        router.delete("/silence/" + MatcherArguments.encoded(id));
      }
      return ExitCode.FINE;
    }
  }
}
