-- The posts of a tower without its thousand employees, who hold most of the appointments.
create index appointment_post on appointment (district, building, role, id) where role <> 'employee';
