"""Records as rows: frames, files of tables, workbooks, shards; the only room beside analysis with pandas."""
