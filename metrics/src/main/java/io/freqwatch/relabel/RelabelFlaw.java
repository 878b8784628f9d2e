package io.freqwatch.relabel;

/** Why a rule makes no sense: which field, what it holds, what was expected. */
public record RelabelFlaw(String field, String found, String expected) {}
