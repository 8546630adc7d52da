-- What can be found. Every entry is public.
create table search_doc (
    district bigint not null,
    id text not null,
    kind text not null,
    title text not null,
    href text not null,
    tokens text not null,
    at bigint not null,
    primary key (district, id)
) {{ROWID}};
create virtual table search_fts using fts5(tokens, content='', contentless_delete=1, tokenize='unicode61');
create trigger search_doc_insert after insert on search_doc begin
    insert into search_fts (rowid, tokens) values (new.rowid, new.tokens);
end;
create trigger search_doc_update after update on search_doc begin
    update search_fts set tokens = new.tokens where rowid = new.rowid;
end;
create trigger search_doc_delete after delete on search_doc begin
    delete from search_fts where rowid = old.rowid;
end;
