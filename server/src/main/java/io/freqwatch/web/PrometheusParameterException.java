package io.freqwatch.web;

/** A parameter of a request says nothing that can be used. */
final class PrometheusParameterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PrometheusParameterException(String message) {
    super(message, null, false, false);
  }

  static PrometheusParameterException invalid(String parameter, String problem) {
    return new PrometheusParameterException("invalid parameter \"" + parameter + "\": " + problem);
  }
}
