package smscoach.fuzz;

import smscoach.reference.NaiveCoach.Input;

/** Where a record is spoilt. */
enum Level {
    JSON,
    FIELD,
    TYPE,
    SIZE,
    ENCODING,
    KEY,
    HEADER,
    TIMESTAMP;

    Input mutate(Input record, Dice dice) {
        return switch (this) {
            case JSON -> JsonMutations.mutate(record, dice);
            case FIELD -> FieldMutations.mutate(record, dice);
            case TYPE -> TypeMutations.mutate(record, dice);
            case SIZE -> SizeMutations.mutate(record, dice);
            case ENCODING -> EncodingMutations.mutate(record, dice);
            case KEY -> KeyMutations.mutate(record, dice);
            case HEADER -> HeaderMutations.mutate(record, dice);
            case TIMESTAMP -> TimestampMutations.mutate(record, dice);
        };
    }
}
