package io.freqwatch.freqtrade.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Python modules that end when this program ends, even when it is killed: {@code
 * with_parent.py} has why. Nothing of a person's own Python or Freqtrade settings reaches them.
 */
final class BoundProcess {
  private static final String SCRIPT = "with_parent.py";

  private BoundProcess() {}

  /**
   * Starts {@code python -m module arguments...}, both its outputs in one stream.
   *
   * @param folder where it runs; also gets a copy of the script
   */
  static Process start(Path python, Path folder, List<String> moduleAndArguments)
      throws IOException {
    Path script = folder.toAbsolutePath().resolve(SCRIPT);
    PrivateFile.write(script, Resource.text(SCRIPT));
    List<String> command = new ArrayList<>();
    command.addAll(List.of(python.toString(), "-I", "-u", script.toString()));
    command.addAll(moduleAndArguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("FREQTRADE__"));
    return builder.start();
  }
}
