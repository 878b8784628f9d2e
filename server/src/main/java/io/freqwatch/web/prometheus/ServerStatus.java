package io.freqwatch.web.prometheus;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What the status pages say of the program.
 *
 * @param version of this program
 * @param startMillis by the wall clock
 * @param flags all of them with their values
 * @param reload how the last reading of the configuration went
 */
public record ServerStatus(
    String version, long startMillis, Map<String, String> flags, Supplier<ReloadStatus> reload) {
  public ServerStatus {
    flags = Map.copyOf(flags);
  }
}
