create index notes_note_written on notes_note (written_at);
