package io.freqwatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which queries are logged, and where.
 *
 * @param file absolute; empty for the usual place in the data folder
 * @param slowerThan zero for all queries
 */
public record QueryLogOptions(Optional<Path> file, Duration slowerThan) {
  public static final QueryLogOptions DEFAULTS =
      new QueryLogOptions(Optional.empty(), Duration.ofSeconds(5));

  /** The file, absolute. */
  public Path file(Path dataFolder) {
    return file.orElse(dataFolder.resolve("slow-queries.log"));
  }
}
