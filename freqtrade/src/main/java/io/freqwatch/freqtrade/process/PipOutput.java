package io.freqwatch.freqtrade.process;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what pip prints: what a waiting person wants to know of it, and why it failed. */
final class PipOutput {
  private static final Pattern DOWNLOAD =
      Pattern.compile("\\s*Downloading (\\S+?)-\\d\\S* \\((\\S+ MB)\\)");
  private static final Pattern INSTALL = Pattern.compile("Installing collected packages: (.*)");
  private static final Pattern UNREACHABLE =
      Pattern.compile("Retrying \\(|connection broken|Could not fetch URL|ProxyError");
  private static final String ERROR = "ERROR: ";

  private final Consumer<String> progress;
  private boolean unreachable;
  private String error = "";

  PipOutput(Consumer<String> progress) {
    this.progress = progress;
  }

  void line(String line) {
    progressOf(line).ifPresent(progress);
    unreachable |= UNREACHABLE.matcher(line).find();
    if (error.isEmpty() && line.startsWith(ERROR)) {
      error = line.substring(ERROR.length());
    }
  }

  /** Whether a package index did not answer. */
  boolean isUnreachable() {
    return unreachable;
  }

  /** The first error, or nothing. */
  String error() {
    return error;
  }

  private static Optional<String> progressOf(String line) {
    Matcher download = DOWNLOAD.matcher(line);
    if (download.lookingAt()) {
      return Optional.of("downloading " + download.group(1) + " (" + download.group(2) + ")");
    }
    Matcher install = INSTALL.matcher(line);
    return install.lookingAt()
        ? Optional.of("unpacking " + install.group(1).split(", ", -1).length + " packages")
        : Optional.empty();
  }
}
