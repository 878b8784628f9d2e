package io.freqwatch.freqtrade.process;

import static io.freqwatch.freqtrade.process.RealBotsException.Reason.FAILED;
import static io.freqwatch.freqtrade.process.RealBotsException.Reason.NO_INDEX;

import io.freqwatch.lifecycle.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Python virtual environment with Freqtrade, made once and used again for as long as it fits. A
 * file that is written last says what is in it; an environment without it is half made and is made
 * anew.
 */
public final class PythonEnvironment {
  private static final String MARKER = "freqwatch-installed";
  private static final String LOG = "install.log";

  private final Path folder;
  private final FreqtradeRelease release;
  private final Map<String, String> variables;
  private final Consumer<String> progress;
  private final Clock clock;

  /**
   * @param folder where it is or will be
   * @param variables of this program's environment
   * @param progress gets sentences for a person who waits
   */
  public PythonEnvironment(
      Path folder,
      FreqtradeRelease release,
      Map<String, String> variables,
      Consumer<String> progress,
      Clock clock) {
    this.folder = folder.toAbsolutePath();
    this.release = release;
    this.variables = variables;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Makes what is missing; a minute or two the first time, a moment later.
   *
   * @return the version of Freqtrade that is there now
   * @throws RealBotsException where that cannot be
   */
  public String ready() throws InterruptedException {
    try {
      if (!isComplete() || release.isMoving()) {
        install();
      }
      return version();
    } catch (IOException e) {
      throw new RealBotsException("cannot make a Python environment in " + folder, e);
    }
  }

  /** The Python inside. */
  public Path python() {
    return folder.resolve("bin").resolve("python");
  }

  private boolean isComplete() throws IOException, InterruptedException {
    Path marker = folder.resolve(MARKER);
    return Files.exists(marker)
        && Files.readString(marker).equals(content())
        && !version().isEmpty();
  }

  /** Empty where the Python below is gone or another one than it was. */
  private String version() throws InterruptedException {
    String ask = "import importlib.metadata as m; print(m.version('freqtrade'))";
    try {
      Process process = new ProcessBuilder(python().toString(), "-I", "-c", ask).start();
      try (BufferedReader reader = process.inputReader()) {
        String line = reader.readLine();
        return process.waitFor() == 0 && line != null ? line : "";
      }
    } catch (IOException ignored) { // there is no such program
      return "";
    }
  }

  private String content() {
    return release.requirement() + "\n" + release.constraints();
  }

  private void install() throws IOException, InterruptedException {
    long begin = clock.monotonicNanos();
    if (!isComplete()) {
      Python python = Python.find(variables);
      progress.accept("making a Python " + python.version() + " environment in " + folder);
      delete();
      Files.createDirectories(folder);
      run(python.executable(), List.of("venv", folder.toString()));
    }
    progress.accept("installing " + release.requirement() + "; it takes a minute or two, once");
    run(python(), pip());
    PrivateFile.write(folder.resolve(MARKER), content());
    progress.accept(
        "installed in %d s".formatted((clock.monotonicNanos() - begin) / 1_000_000_000));
  }

  private List<String> pip() {
    List<String> arguments = new ArrayList<>(List.of("pip", "install", "--upgrade"));
    arguments.addAll(List.of("--disable-pip-version-check", "--no-input"));
    arguments.addAll(List.of("--progress-bar", "off", "--retries", "2"));
    if (!release.constraints().isEmpty()) {
      Path file = folder.resolve("pins.txt");
      PrivateFile.write(file, release.constraints());
      arguments.addAll(List.of("--constraint", file.toString()));
    }
    arguments.add(release.requirement());
    return arguments;
  }

  private void run(Path python, List<String> moduleAndArguments)
      throws IOException, InterruptedException {
    PipOutput output = new PipOutput(progress);
    Process process = BoundProcess.start(python, folder, moduleAndArguments);
    try (BufferedReader reader = process.inputReader();
        BoundedLog log = new BoundedLog(folder.resolve(LOG))) {
      String line = reader.readLine();
      while (line != null) {
        output.line(line);
        log.line(line);
        line = reader.readLine();
      }
      if (process.waitFor() != 0) {
        throw failed(moduleAndArguments.getFirst(), output);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private RealBotsException failed(String module, PipOutput output) {
    String log = "; all of it: " + folder.resolve(LOG);
    return output.isUnreachable()
        ? new RealBotsException(
            NO_INDEX,
            "no package index answers, so Freqtrade cannot be installed. Connect to the internet"
                + " once, or name a proxy with HTTPS_PROXY or an index with PIP_INDEX_URL"
                + log)
        : new RealBotsException(FAILED, module + " failed: " + output.error() + log);
  }

  private void delete() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
