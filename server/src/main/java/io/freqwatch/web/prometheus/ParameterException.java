package io.freqwatch.web.prometheus;

/** A parameter of a request says nothing that can be used. */
final class ParameterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ParameterException(String message) {
    super(message, null, false, false);
  }

  static ParameterException invalid(String parameter, String problem) {
    return new ParameterException("invalid parameter \"" + parameter + "\": " + problem);
  }
}
