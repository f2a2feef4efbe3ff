package smscoach.contract.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The value of a field, by the parser that stands at it: to be taken, walked or passed over, once. */
interface FieldValue {

    boolean isObject() throws IOException;

    /** As {@link JsonValues} tells of values. */
    @Nullable
    Object take() throws IOException;

    /** Walks the fields of the object that it is. */
    void fields(OnField onField) throws IOException;

    void skip() throws IOException;

    /** Takes the value of the named field. */
    interface OnField {
        void read(String name, FieldValue value) throws IOException;
    }
}
