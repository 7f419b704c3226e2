from reportedly.export.outline import WORLD, Line, View, borders, land, outline

SQUARE = Line(View(0, 0, 10, 10), (0, 0), "10 0 0 10-10 0", 1)


def test_steps_are_unpacked_from_the_first_point():
    assert SQUARE.points() == [(0, 0), (10, 0), (10, 10), (0, 10)]


def test_land_is_cut_at_the_edges_of_the_view():
    [ring] = land(View(5, 5, 20, 20), [SQUARE])
    assert sorted(set(ring)) == [(5, 5), (5, 10), (10, 5), (10, 10)]


def test_what_lies_outside_the_view_is_left_out():
    assert list(land(View(20, 20, 30, 30), [SQUARE])) == []
    assert list(borders(View(20, 20, 30, 30), [SQUARE])) == []


def test_a_border_is_kept_where_it_touches_the_view():
    line = Line(View(0, 0, 30, 0), (0, 0), "10 0 10 0 10 0", 1)
    assert list(borders(View(12, -1, 14, 1), [line])) == [[(10, 0), (20, 0)]]


def test_the_bundled_world_has_land_where_land_is():
    suva = View(177.9, -18.3, 178.6, -17.5)
    assert any(True for _ in land(suva, outline().land))
    assert not any(True for _ in land(View(-140, -40, -130, -30), outline().land))


def test_no_line_of_the_bundled_world_jumps_across_it():
    for line in outline().land:
        assert line.box.east - line.box.west < 240
    assert all(WORLD.south <= y <= WORLD.north for ring in land(WORLD, outline().land) for _, y in ring)
