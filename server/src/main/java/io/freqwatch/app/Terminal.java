package io.freqwatch.app;

import io.freqwatch.lifecycle.Clock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings of a command.
 *
 * @param out for results
 * @param err for complaints and progress
 * @param folder relative paths of the command line start here
 */
record Terminal(
    PrintWriter out,
    PrintWriter err,
    Person person,
    Map<String, String> environment,
    Path folder,
    Clock clock) {
  Path resolve(String path) {
    Path resolved = folder.resolve(path).normalize();
    return folder.toString().isEmpty() ? Path.of(path) : resolved;
  }
}
