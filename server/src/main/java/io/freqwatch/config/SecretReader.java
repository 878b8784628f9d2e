package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a secret: {@code {file: path}}, {@code {env: NAME}}, or plain text, which earns a notice.
 * No message ever holds the secret.
 */
final class SecretReader {
  private static final String FORM = "{file: path}, {env: NAME} or text";
  private static final Secret NONE = Secret.of("");
  private static final long MAX_BYTES = 64 << 10;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Map<String, String> environment;
  private final Notices notices;

  SecretReader(Map<String, String> environment, Notices notices) {
    this.environment = environment;
    this.notices = notices;
  }

  /** The secret, or an empty one after a problem. */
  Secret read(YamlMapping mapping, String key, Path folder) {
    if (mapping.isMapping(key)) {
      return mapping.mapping(key).map(source -> read(mapping, key, source, folder)).orElse(NONE);
    }
    return mapping
        .optionalText(key)
        .map(text -> plain(mapping, key, text))
        .orElseGet(() -> missing(mapping, key));
  }

  private static Secret missing(YamlMapping mapping, String key) {
    if (!mapping.has(key)) {
      mapping.problem(key, "nothing", FORM);
    }
    return NONE;
  }

  private Secret plain(YamlMapping mapping, String key, String text) {
    notices.add(
        mapping,
        key,
        "a secret in plain text; safer: \"" + key + ": {file: secrets/...}\" with mode 0600");
    return Secret.of(text);
  }

  private Secret read(YamlMapping mapping, String key, YamlMapping source, Path folder) {
    Secret secret = NONE;
    if (source.has("file") == source.has("env")) {
      mapping.problem(key, source.has("file") ? "both file and env" : "neither", FORM);
    } else if (source.has("file")) {
      secret = fromFile(source, folder);
    } else {
      secret = fromEnvironment(source);
    }
    source.rejectUnknownKeys();
    return secret;
  }

  private Secret fromEnvironment(YamlMapping source) {
    String name = source.text("env");
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      source.problem("env", "no environment variable " + name, "a variable that is set");
      return NONE;
    }
    return Secret.of(value);
  }

  private Secret fromFile(YamlMapping source, Path folder) {
    Path file = folder.resolve(source.text("file"));
    try {
      if (Files.size(file) > MAX_BYTES) {
        source.problem("file", file + " with more than 64 KiB", "a file with one secret");
        return NONE;
      }
      noticeOpenPermissions(source, file);
      return nonEmpty(source, file, Files.readString(file).strip());
    } catch (IOException ignored) { // the problem names the file
      source.problem("file", "no readable file " + file, "a file with the secret, mode 0600");
      return NONE;
    }
  }

  private static Secret nonEmpty(YamlMapping source, Path file, String text) {
    if (text.isEmpty()) {
      source.problem("file", "nothing in " + file, "a file with the secret");
    }
    return Secret.of(text);
  }

  private void noticeOpenPermissions(YamlMapping source, Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      notices.add(
          source, "file", file + " can be read by others; run: chmod 600 " + file.getFileName());
    }
  }
}
