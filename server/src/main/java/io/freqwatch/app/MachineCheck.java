package io.freqwatch.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks Java and the data folder. */
final class MachineCheck {
  private static final int LEAST_JAVA = 25;
  private static final long MEBIBYTE = 1 << 20;
  private static final long SCARCE = 1024 * MEBIBYTE;
  private static final long EXHAUSTED = 100 * MEBIBYTE;

  private MachineCheck() {}

  static Finding java() {
    int found = Runtime.version().feature();
    return found >= LEAST_JAVA
        ? Finding.fine("Java " + Runtime.version())
        : Finding.fault(
            "Java " + found, "install a JDK " + LEAST_JAVA + " or newer and set JAVA_HOME to it");
  }

  static List<Finding> dataFolder(Path data) {
    List<Finding> findings = new ArrayList<>();
    try {
      boolean isNew = !Files.exists(data);
      Path existing = nearestExisting(data);
      findings.add(writable(data, existing, isNew));
      if (!isNew && DataFolder.isHeld(data)) {
        findings.add(Finding.fine("data folder " + data + " is in use by a running Freqwatch"));
      }
      findings.add(space(Files.getFileStore(existing).getUsableSpace()));
    } catch (IOException e) {
      findings.add(
          Finding.fault("data folder " + data + ": " + e, "choose another one with data:"));
    }
    return findings;
  }

  private static Finding writable(Path data, Path existing, boolean isNew) {
    if (!Files.isWritable(existing)) {
      return Finding.fault(
          "data folder " + data + " cannot be written",
          "give this user the folder, or choose another one with data:");
    }
    return Finding.fine("data folder " + data + (isNew ? " will be made at the start" : ""));
  }

  private static Finding space(long bytes) {
    String text = bytes / MEBIBYTE + " MiB of disk space";
    if (bytes < EXHAUSTED) {
      return Finding.fault("only " + text, "make room on the disk of the data folder");
    }
    return bytes < SCARCE
        ? Finding.warning("only " + text, "make room on the disk of the data folder soon")
        : Finding.fine(text);
  }

  private static Path nearestExisting(Path path) {
    Path candidate = path.toAbsolutePath();
    while (!Files.exists(candidate) && candidate.getParent() != null) {
      candidate = candidate.getParent();
    }
    return candidate;
  }
}
