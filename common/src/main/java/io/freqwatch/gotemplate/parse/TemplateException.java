package io.freqwatch.gotemplate.parse;

/** A template is not well-formed, or cannot be executed; the message is Go's. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
