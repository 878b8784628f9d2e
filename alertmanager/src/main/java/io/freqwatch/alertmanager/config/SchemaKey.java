package io.freqwatch.alertmanager.config;

import java.util.Locale;

/**
 * One key of a part of the file.
 *
 * @param mayBeInFile whether the key with {@code _file} may stand instead
 * @param part the schema of parts below; empty for plain values
 * @param fallback as it would be written; empty for none
 */
record SchemaKey(String name, Form form, boolean mayBeInFile, String part, String fallback) {
  /** Of the form {@code form[:part][+file][ = fallback]}. */
  static SchemaKey of(String name, String written) {
    int sign = written.indexOf(" = ");
    String fallback = sign < 0 ? "" : written.substring(sign + 3);
    String form = sign < 0 ? written : written.substring(0, sign);
    boolean file = form.endsWith("+file");
    String[] parts = (file ? form.substring(0, form.length() - 5) : form).split(":", 2);
    return new SchemaKey(
        name,
        Form.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        file,
        parts.length > 1 ? parts[1] : "",
        fallback);
  }

  String fileName() {
    return name + "_file";
  }

  /** What a person is told to write. */
  String expected() {
    return mayBeInFile ? name + " or " + fileName() : name;
  }
}
