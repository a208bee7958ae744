-- delete_other_road_matrices --
-- Deletes the matrices that one replaces, with their rows: those of the same department and means, finished or not.
delete from road_matrices m using road_matrices kept
where kept.id = :matrix_id and m.department = kept.department and m.mode = kept.mode and m.id <> kept.id

-- road_matrices_in_use --
-- The last completed matrix of each department and means: id, department, mode, network, its date, limit, origins, hour.
select distinct on (m.department, m.mode)
    m.id, m.department, m.mode, m.network, m.network_date, m.limit_minutes,
    (select count(*) from road_times t where t.matrix_id = m.id), m.completed_at
from road_matrices m
where m.completed_at is not null
order by m.department, m.mode, m.completed_at desc

-- road_times --
-- The rows of one matrix: origin, minutes.
select origin, minutes from road_times where matrix_id = :matrix_id order by origin
