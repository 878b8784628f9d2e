package io.freqwatch.web;

import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The UI's files, read once from the class path into a map; a request can only name what is in the
 * map. A path that is no file is a page of the UI and answered with {@code index.html}.
 */
public final class StaticFiles implements Handler {
  private static final String ROOT = "/io/freqwatch/ui";
  private static final String INDEX = "/index.html";
  private static final Map<String, String> ENCODINGS = Map.of(".br", "br", ".gz", "gzip");
  private static final String WITHOUT_UI =
      "<!doctype html><title>Freqwatch</title><p>This build holds no web UI."
          + " The fleet as JSON: <a href=\"/api/fleet\">/api/fleet</a>";

  private final Map<String, StaticFile> files;

  private StaticFiles(Map<String, StaticFile> files) {
    this.files = Map.copyOf(files);
  }

  /**
   * Reads the files of the UI.
   *
   * @throws IllegalStateException where they cannot be read
   */
  public static StaticFiles ofUi() {
    try {
      return of(contents(StaticFiles.class.getResource(ROOT + INDEX)));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("cannot read the web UI's files from the class path", e);
    }
  }

  /** Files by their path, which begins with a slash; compressed ones lie beside with a suffix. */
  static StaticFiles of(Map<String, byte[]> contents) {
    Map<String, StaticFile> files = new HashMap<>();
    contents.forEach(
        (path, content) -> {
          if (ENCODINGS.keySet().stream().noneMatch(path::endsWith)) {
            files.put(path, new StaticFile(path, content, compressed(contents, path)));
          }
        });
    return new StaticFiles(files);
  }

  @Override
  public Response handle(Request request) {
    String path = request.path();
    StaticFile file = files.get(path.equals("/") ? INDEX : path);
    if (file != null) {
      return file.answer(request);
    }
    if (path.startsWith("/assets/") || path.substring(path.lastIndexOf('/')).contains(".")) {
      return Response.error(404, "no such file: " + path);
    }
    StaticFile index = files.get(INDEX);
    return index == null ? Response.html(WITHOUT_UI) : index.answer(request);
  }

  private static Map<String, byte[]> compressed(Map<String, byte[]> contents, String path) {
    Map<String, byte[]> result = new HashMap<>();
    ENCODINGS.forEach(
        (suffix, encoding) -> {
          byte[] content = contents.get(path + suffix);
          if (content != null) {
            result.put(encoding, content);
          }
        });
    return result;
  }

  private static Map<String, byte[]> contents(@Nullable URL index)
      throws IOException, URISyntaxException {
    if (index == null) {
      return Map.of();
    }
    return index.openConnection() instanceof JarURLConnection jar
        ? ofJar(jar)
        : ofFolder(Path.of(index.toURI()).resolveSibling(""));
  }

  private static Map<String, byte[]> ofFolder(Path folder) throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = "/" + folder.relativize(path).toString().replace('\\', '/');
        contents.put(name, Files.readAllBytes(path));
      }
    }
    return contents;
  }

  private static Map<String, byte[]> ofJar(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    Map<String, byte[]> contents = new HashMap<>();
    try (JarFile jar = connection.getJarFile()) {
      String prefix = ROOT.substring(1);
      for (ZipEntry entry : jar.stream().filter(each -> isUi(each, prefix)).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          contents.put(entry.getName().substring(prefix.length()), in.readAllBytes());
        }
      }
    }
    return contents;
  }

  private static boolean isUi(ZipEntry entry, String prefix) {
    return !entry.isDirectory() && entry.getName().startsWith(prefix + "/");
  }
}
