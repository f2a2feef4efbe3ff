package smscoach.replay.compare;

/** Is told how each record came out. */
interface Judge {

    void identical(Part where, Expected expected);

    void different(Expected expected, Found found);

    /**
     * Nothing but the number is different.
     *
     * @param shift by how much the one that was found is higher
     */
    void renumbered(Expected expected, Found found, long shift);

    /**
     * Nothing was found in its place.
     *
     * @param begun whether anything of its lane was found before
     */
    void missing(Part where, Expected expected, boolean begun);

    void extra(Found found);

    void outOfOrder(Expected expected, Found found);
}
