-- A client may put whom a command is about into its Idempotency-Key. The key is compared and never shown: its digest does.
update given_answer set key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
update inbox set id = encode(sha256(convert_to(id, 'UTF8')), 'hex') where source like 'idempotency-key:%';
