def test_every_position_is_on_the_globe(registry):
    for place in registry.places:
        if place.position is not None:
            assert -90 <= place.position.latitude <= 90, place.label
            assert -180 <= place.position.longitude <= 180, place.label
