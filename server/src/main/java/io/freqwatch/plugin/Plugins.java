package io.freqwatch.plugin;

import io.freqwatch.exporter.Collectors;
import io.freqwatch.exporter.MetricCollector;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceConfigurationError;

/**
 * The jars in use, each with a class loader of its own. What is loaded is a private copy of the
 * bytes that were checked, so that nobody can put others in their place afterwards.
 */
public final class Plugins implements AutoCloseable {
  private static final long MAX_BYTES = 64L << 20;

  private final RunGroup open = new RunGroup();
  private final List<MetricCollector> collectors = new ArrayList<>();

  private Plugins() {}

  /**
   * Loads jars.
   *
   * @throws PluginException for the first that cannot be used; none stays open then
   */
  public static Plugins load(List<PluginOptions> options) {
    Plugins plugins = new Plugins();
    try {
      options.forEach(plugins::load);
      return plugins;
    } catch (RuntimeException e) {
      plugins.close();
      throw e;
    }
  }

  /** The collectors of all jars. */
  public List<MetricCollector> collectors() {
    return List.copyOf(collectors);
  }

  @Override
  public void close() {
    open.close();
  }

  private void load(PluginOptions options) {
    Path copy = copy(options, checkedBytes(options));
    open.onClose("copy of " + options.file(), () -> Files.deleteIfExists(copy));
    URLClassLoader classes =
        new URLClassLoader(
            "plugin " + options.file().getFileName(), new URL[] {url(copy)}, programClasses());
    open.onClose("plugin " + options.file(), classes);
    List<MetricCollector> found = collectors(options, classes);
    if (found.isEmpty()) {
      throw new PluginException(
          "plugin %s: found no collector in it".formatted(options.file()), null);
    }
    collectors.addAll(found);
  }

  private static List<MetricCollector> collectors(PluginOptions options, ClassLoader classes) {
    try {
      return Collectors.load(classes).stream()
          .filter(collector -> classes.equals(collector.getClass().getClassLoader()))
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new PluginException("plugin %s: %s".formatted(options.file(), e.getMessage()), e);
    }
  }

  private static byte[] checkedBytes(PluginOptions options) {
    byte[] bytes = bytes(options.file());
    String found = sha256(bytes);
    if (!found.equals(options.sha256())) {
      throw new PluginException(
          "plugin %s: found SHA-256 %s, expected %s; if you changed the jar yourself, write the new"
                  .formatted(options.file(), found, options.sha256())
              + " checksum into freqwatch.yml",
          null);
    }
    return bytes;
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new PluginException("plugin " + file + ": expected at most 64 MiB", null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PluginException("plugin " + file + ": found no readable file", e);
    }
  }

  private static Path copy(PluginOptions options, byte[] bytes) {
    try {
      return Files.write(Files.createTempFile("freqwatch-plugin", ".jar"), bytes);
    } catch (IOException e) {
      throw new PluginException("plugin " + options.file() + ": cannot copy it", e);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (IOException e) {
      throw new PluginException("plugin " + file + ": not a usable path", e);
    }
  }

  private static ClassLoader programClasses() {
    return Plugins.class.getClassLoader();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
