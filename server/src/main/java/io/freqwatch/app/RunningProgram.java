package io.freqwatch.app;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The whole program, while it runs, as commands see it. Any thread may close it, once. */
interface RunningProgram extends AutoCloseable {
  URI web();

  URI prometheus();

  /** Where alerts are taken; empty where somebody else routes them. */
  Optional<URI> alertmanager();

  URI exporters();

  /** The addresses of exporters that have a port of their own, by bot. */
  Map<String, URI> ownExporters();

  int botCount();

  /** Runs an action once, on a thread of its own, when the first figures of any bot are there. */
  void whenFirstDataIsThere(Runnable action);

  /**
   * Reads {@code prometheus.yml} and {@code alertmanager.yml} again, where they are in use.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every problem, and nothing is changed
   */
  void reload();

  /** What is done when somebody asks over HTTP that the program end; by default this ends. */
  void onQuit(Runnable action);

  /** Ends all parts, the last one first. */
  @Override
  void close();
}
