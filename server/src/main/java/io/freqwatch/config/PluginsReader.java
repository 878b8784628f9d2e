package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.plugin.PluginOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code plugins}: jars, each with the checksum that it must have. */
final class PluginsReader {
  private static final String NONE = "0".repeat(64);

  private PluginsReader() {}

  static List<PluginOptions> read(YamlMapping top, Path folder) {
    List<PluginOptions> plugins = new ArrayList<>();
    for (YamlMapping plugin : top.mappings("plugins")) {
      Path file = folder.resolve(plugin.text("file"));
      String sha256 =
          plugin.parsed(
              "sha256",
              "64 hexadecimal digits, as sha256sum prints",
              NONE,
              PluginOptions::checksum);
      plugins.add(new PluginOptions(file, sha256));
      plugin.rejectUnknownKeys();
    }
    return plugins;
  }
}
