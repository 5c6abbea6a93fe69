/** A cell, or a record, longer than this is taken for a broken one. */
export const MAX_CELL_BYTES = 1 << 20;
export const MAX_COLUMNS = 2_000;
/** A file up to this size is looked at whole. */
export const SMALL_BYTES = 1 << 20;
/** How much is read from the start of a larger one to see what it is. */
export const HEAD_BYTES = 256 << 10;
/** Samples from the rest of the file, so that what comes late is not a surprise. */
export const SLICES = 32;
export const SLICE_BYTES = 8 << 10;
/** How many records of the sample are looked at, at most. */
export const MAX_SAMPLE_RECORDS = 20_000;
/** Bytes read at once on the way through the whole file. */
export const CHUNK_BYTES = 1 << 20;
/** Levels a field may have, and a rep column. */
export const MAX_LEVELS = 50;
export const MAX_REPS = 300;
export const MAX_FIELDS = 16;
export const MAX_REJECTED_SHOWN = 1_000;
/** What a compressed file may unpack to. */
export const MAX_UNPACKED_BYTES = 2 ** 31;
/** Texts of a workbook that all lie in memory while a sheet is read. */
export const MAX_SHARED_TEXT_BYTES = 512 << 20;
