package io.freqwatch.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.exporter.BotSnapshot;
import io.freqwatch.exporter.MetricCollector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  private static final String SERVICE = "META-INF/services/io.freqwatch.exporter.MetricCollector";
  private static final String COLLECTOR =
      """
      package strange;
      public final class Counting implements io.freqwatch.exporter.MetricCollector {
        public String name() { return "strange"; }
        public java.util.List<io.freqwatch.model.MetricFamily> collect(
            io.freqwatch.exporter.BotSnapshot snapshot) { return java.util.List.of(); }
      }
      """;

  @TempDir private Path folder;

  @Test
  void loadsTheCollectorsOfAJarWithTheRightChecksum() throws Exception {
    Path jar = jar("strange.Counting");

    try (Plugins plugins = Plugins.load(List.of(new PluginOptions(jar, sha256(jar))))) {
      assertThat(plugins.collectors()).extracting(MetricCollector::name).containsExactly("strange");
      BotSnapshot empty = BotSnapshot.builder("alpha").build();
      assertThat(plugins.collectors().getFirst().collect(empty)).isEmpty();
    }
  }

  @Test
  void refusesAJarThatWasChanged() throws Exception {
    Path jar = jar("strange.Counting");
    String checksum = sha256(jar);
    Files.write(jar, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);

    assertThatThrownBy(() -> Plugins.load(List.of(new PluginOptions(jar, checksum))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("expected " + checksum)
        .hasMessageContaining("write the new checksum into freqwatch.yml");
  }

  @Test
  void saysWhatIsWrongWithAMissingEmptyOrBrokenJar() throws Exception {
    Path missing = folder.resolve("missing.jar");
    Path broken = jar("strange.Absent");
    Path other = Files.writeString(folder.resolve("other.jar"), "no jar");

    assertThatThrownBy(() -> Plugins.load(List.of(new PluginOptions(missing, "0".repeat(64)))))
        .hasMessage("plugin " + missing + ": found no readable file");
    assertThatThrownBy(() -> Plugins.load(List.of(new PluginOptions(broken, sha256(broken)))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("strange.Absent");
    assertThatThrownBy(() -> Plugins.load(List.of(new PluginOptions(other, sha256(other)))))
        .hasMessage("plugin " + other + ": found no collector in it");
  }

  @Test
  void aChecksumHasSixtyFourDigits() {
    assertThatThrownBy(() -> new PluginOptions(Path.of("x.jar"), "abc"))
        .hasMessage("not a SHA-256: expected 64 hexadecimal digits");
    assertThat(new PluginOptions(Path.of("x.jar"), "AB".repeat(32)).sha256())
        .isEqualTo("ab".repeat(32));
  }

  private Path jar(String service) throws IOException {
    compile();
    Path jar = folder.resolve("strange.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("strange/Counting.class"));
      out.write(Files.readAllBytes(folder.resolve("strange/Counting.class")));
      out.putNextEntry(new JarEntry(SERVICE));
      out.write(service.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return jar;
  }

  private void compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///strange/Counting.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return COLLECTOR;
          }
        };
    List<String> options =
        List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
    assertThat(compiler.getTask(null, null, null, options, null, List.of(source)).call()).isTrue();
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
