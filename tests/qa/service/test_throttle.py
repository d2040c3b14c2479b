"""How often one client may ask."""

from qa.service.throttle import Throttle


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_burst_is_allowed_and_then_a_steady_rate() -> None:
    clock = Clock()
    throttle = Throttle(2, clock)
    assert [throttle.allow("a") for _ in range(3)] == [True, True, False]
    clock.seconds = 30.0
    assert [throttle.allow("a") for _ in range(2)] == [True, False]


def test_clients_do_not_share() -> None:
    throttle = Throttle(1, Clock())
    assert throttle.allow("a") and throttle.allow("b") and not throttle.allow("a")


def test_what_an_allowed_request_costs_more_is_owed() -> None:
    clock = Clock()
    throttle = Throttle(2, clock)
    assert throttle.allow("a")
    throttle.charge("a", 3)
    clock.seconds = 60.0
    assert not throttle.allow("a")
    clock.seconds = 90.0
    assert throttle.allow("a")


def test_looking_takes_nothing() -> None:
    throttle = Throttle(1, Clock())
    assert throttle.has_left("a") and throttle.has_left("a")
    assert throttle.allow("a") and not throttle.has_left("a")


def test_zero_means_no_limit() -> None:
    throttle = Throttle(0, Clock())
    assert all(throttle.allow("a") for _ in range(500))


def test_memory_is_bounded() -> None:
    throttle = Throttle(1, Clock(), clients=2)
    assert throttle.allow("a") and throttle.allow("b") and throttle.allow("c")
    assert throttle.allow("a"), "the client seen longest ago is forgotten"
