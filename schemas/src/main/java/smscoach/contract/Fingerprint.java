package smscoach.contract;

/** 128 bits that stand for a content: equal for equal contents, and for no others that anybody could find. */
public record Fingerprint(long high, long low) {}
