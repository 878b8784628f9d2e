package io.freqwatch.freqtrade.process;

import static io.freqwatch.freqtrade.process.RealBotsException.Reason.NO_PYTHON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Python of this machine that can make environments.
 *
 * @param executable its path
 * @param version such as {@code 3.11.7}
 */
public record Python(Path executable, String version) {
  /** Names another Python than those on the path. */
  public static final String VARIABLE = "FREQWATCH_PYTHON";

  private static final List<String> USUAL =
      List.of("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python");

  private static final String PROBE =
      """
      import sys
      if sys.version_info < (3, 11):
          sys.exit("is Python %d.%d" % sys.version_info[:2])
      try:
          import ensurepip, venv
      except ImportError:
          sys.exit("cannot make environments; on Debian: apt install python3-venv")
      print("%d.%d.%d" % sys.version_info[:3])
      print(sys.executable)
      """;

  /**
   * The first that will do.
   *
   * @throws RealBotsException {@code NO_PYTHON} where none does, with what was found instead
   */
  public static Python find(Map<String, String> environment) throws InterruptedException {
    String wanted = environment.getOrDefault(VARIABLE, "");
    List<String> complaints = new ArrayList<>();
    for (String candidate : wanted.isEmpty() ? USUAL : List.of(wanted)) {
      List<String> answer = ask(candidate);
      if (answer.size() == 2) {
        return new Python(Path.of(answer.get(1)), answer.get(0));
      }
      answer.forEach(line -> complaints.add(candidate + " " + line));
    }
    throw new RealBotsException(
        NO_PYTHON,
        "real bots need Python 3.11 or newer with venv; found "
            + (complaints.isEmpty() ? "none" : String.join(", ", complaints))
            + ". Install one (on Debian: apt install python3 python3-venv), or name one with "
            + VARIABLE);
  }

  /** Two lines from one that will do, one complaint from one that will not, else nothing. */
  private static List<String> ask(String candidate) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(candidate, "-I", "-c", PROBE).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = said.lines().toList();
      boolean fine = process.waitFor() == 0 && lines.size() == 2;
      return fine || lines.isEmpty() ? lines : List.of(lines.getLast());
    } catch (IOException ignored) { // there is no such program
      return List.of();
    }
  }
}
