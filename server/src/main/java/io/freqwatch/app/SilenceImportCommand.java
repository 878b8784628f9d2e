package io.freqwatch.app;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpFetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code freqwatch silence import}: makes the silences of a file, as with amtool. */
final class SilenceImportCommand implements Command {
  private static final long MAX_BYTES = 16L << 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "import",
            "Makes the silences that \"silence query -o json\" printed into a file, or those of the"
                + " file silences in the data directory of an Alertmanager, and prints their ids."
                + " Ends with 1 where the router refuses one; the others are made.");
    RouterAddress.addTo(spec)
        .addOption(
            OptionSpec.builder("-f", "--force")
                .type(boolean.class)
                .description("Makes new ones, also of silences that the router has.")
                .build());
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .paramLabel("FILE")
            .type(String.class)
            .description("A list of silences in JSON, or an Alertmanager's file silences.")
            .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Path file = terminal.resolve(arguments.matchedPositionalValue(0, ""));
    JsonNode silences = read(file, terminal.clock().now());
    boolean force = arguments.matchedOptionValue("--force", false);
    int refused = 0;
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      RouterClient router = new RouterClient(fetcher, RouterAddress.of(arguments, terminal));
      for (JsonNode each : silences) {
        refused += isMade(router, each, force, terminal) ? 0 : 1;
      }
    }
    if (refused > 0) {
      terminal.err().println(refused + " of " + silences.size() + " silences were not imported");
    }
    return refused == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static JsonNode read(Path file, Instant now) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw wrong(file + ": larger than " + MAX_BYTES + " bytes");
      }
      return silences(file, Files.readAllBytes(file), now);
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage());
    }
  }

  private static JsonNode silences(Path file, byte[] bytes, Instant now) {
    try {
      JsonNode silences = Json.parse(bytes);
      if (!silences.isArray()) {
        throw wrong(file + ": expected a list of silences");
      }
      return silences;
    } catch (JsonException e) {
      return SilenceForm.ofSnapshot(bytes, now)
          .orElseThrow(
              () -> wrong(file + ": expected a list of silences in JSON: " + e.getMessage()));
    }
  }

  private static CommandFailure wrong(String message) {
    return new CommandFailure(ExitCode.WRONG_USE, message);
  }

  private static boolean isMade(
      RouterClient router, JsonNode silence, boolean force, Terminal terminal) {
    try {
      JsonNode body =
          force && silence instanceof ObjectNode object ? object.without("id") : silence;
      terminal.out().println(router.post("/silences", body).path("silenceID").asString(""));
      return true;
    } catch (CommandFailure e) {
      if (e.exitCode() == ExitCode.SERVER_NOT_REACHED) {
        throw e;
      }
      terminal.err().println(silence.path("id").asString("a silence") + ": " + e.getMessage());
      return false;
    }
  }
}
