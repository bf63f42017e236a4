"""Arithmetic and word problems with numbers that work out."""

import random
from collections.abc import Callable
from fractions import Fraction

from dspark_core.training.tasks.grammar import expand, pick

SHOW = ("", "", "", " Show your work.", " Explain step by step.", " Give only the answer.", " How do you get there?")
MONEY = ("dollars", "euros", "pounds")


def number_task(rng: random.Random) -> str:
    """A question with numbers."""
    text = rng.choice(KINDS)(rng)
    if text.endswith(("?", ".")) and "step" not in text:
        text += rng.choice(SHOW)
    return expand(rng, text)


def _plain(rng: random.Random) -> str:
    size = rng.choice((20, 100, 1000, 10000))
    a, b, c = (rng.randint(2, size) for _ in range(3))
    few = rng.randint(2, 25)
    forms = [
        f"What is {a} + {b}?",
        f"{a} + {b} + {c} = ?",
        f"Calculate {max(a, b)} - {min(a, b)}.",
        f"What is {a} times {few}?",
        f"{a} x {few}",
        f"Compute {a} * {few} + {b}.",
        f"Divide {a * few} by {few}.",
        f"What is {a} divided by {few}? Give quotient and remainder.",
        f"What is ({a} + {b}) * {few} - {c}?",
        f"Add up these numbers: {a}, {b}, {c}, {few}.",
        f"Is {a} greater than {b}? By how much?",
        f"Round {a}.{rng.randint(101, 989)} to one decimal.",
        f"Which is larger: {few}/{few + rng.randint(1, 9)} or {few + 1}/{few + rng.randint(2, 9)}?",
        f"What is the remainder of {a} divided by {few}?",
        f"What is {few} squared, and what is {few} cubed?",
        f"What is the square root of {few * few}?",
        f"Write {a} in words.",
        f"Write {a} as a Roman numeral.",
        f"Is {a} a prime number? Why or why not?",
        f"Find the prime factors of {a}.",
        f"What is the greatest common divisor of {few * 6} and {few * 10}?",
        f"What is the least common multiple of {few} and {rng.randint(3, 30)}?",
        f"Convert {a} to binary.",
        f"{a} plus what equals {a + b}?",
        f"Estimate {a} times {b} without a calculator.",
        f"What is {rng.randint(2, 95)}% of {rng.randint(2, 80) * 10}?",
        f"What percentage of {few * 20} is {few}?",
        f"Increase {few * 10} by {rng.randint(1, 19) * 5}%.",
        f"Simplify the fraction {few * 6}/{few * 9}.",
        f"What is {few}/8 + {rng.randint(1, 11)}/12?",
        f"Write 0.{rng.randint(11, 99)} as a fraction.",
        f"Put these in order from small to large: {a}, {c}, {b}, {few}, {a + 7}.",
        f"What is the average of {a}, {b} and {c}?",
        f"What is the median of {a}, {b}, {c}, {few}, {few + 4}?",
    ]
    return rng.choice(forms)


def _algebra(rng: random.Random) -> str:
    x, a, b, c = rng.randint(-12, 20), rng.randint(2, 12), rng.randint(1, 40), rng.randint(2, 9)
    name = rng.choice("xyznkt")
    p, q = rng.randint(-9, 9), rng.randint(1, 9)
    forms = [
        f"Solve {a}{name} + {b} = {a * x + b}.",
        f"Solve for {name}: {a}{name} - {b} = {a * x - b}",
        f"Solve {a}({name} + {c}) = {a * (x + c)}.",
        f"Find {name} if {name}/{c} + {b} = {x + b}.",
        f"Solve {a + c}{name} - {b} = {a}{name} + {c * x - b}.",
        f"Factor {name}^2 + {p + q}{name} + {p * q}.".replace("+ -", "- "),
        f"Solve {name}^2 - {q * q} = 0.",
        f"Expand ({name} + {a})({name} - {c}).",
        f"If f({name}) = {a}{name}^2 - {b}{name} + {c}, what is f({q})?",
        f"Solve the system: {name} + w = {x + b}, {name} - w = {x - b}.",
        f"What is the slope of the line through ({p}, {q}) and ({p + c}, {q + a})?",
        f"Differentiate {a}{name}^{c} + {b}{name}.",
        f"What is the integral of {a * 2}{name} + {b}?",
        f"Simplify {a}{name} + {b} - {c}{name} + {a}.",
        f"The sum of three consecutive numbers is {3 * abs(x) + 33}. Find them.",
        f"Evaluate {a}^{rng.randint(2, 5)} - {b}.",
        f"Solve the inequality {a}{name} - {b} > {c * a}.",
        f"For which {name} is {a}{name} + {b} equal to {c}{name} - {b}?",
    ]
    return rng.choice(forms)


def _geometry(rng: random.Random) -> str:
    a, b, c = rng.randint(2, 40), rng.randint(2, 40), rng.randint(2, 20)
    unit = rng.choice(("cm", "m", "inches", "feet", "km"))
    forms = [
        f"A rectangle is {a} {unit} long and {b} {unit} wide. Find its area and perimeter.",
        f"The area of a square is {a * a} square {unit}. How long is a side?",
        f"What is the area of a circle with a radius of {a} {unit}?",
        f"What is the circumference of a circle with a diameter of {a} {unit}?",
        f"A triangle has a base of {a} {unit} and a height of {b} {unit}. What is its area?",
        f"Find the volume of a box of {a} by {b} by {c} {unit}.",
        f"Two angles of a triangle are {a + 20} and {b + 30} degrees. How large is the third?",
        f"A right triangle has legs of {3 * c} {unit} and {4 * c} {unit}. How long is the hypotenuse?",
        f"How many tiles of {c} by {c} cm cover a floor of {c * a} by {c * b} cm?",
        f"A garden of {a} m by {b} m gets a path of 1 m around it. What is the area of the path?",
        f"What is the volume of a cylinder with radius {c} {unit} and height {a} {unit}?",
        f"What is the sum of the angles in a polygon with {c + 2} sides?",
    ]
    return rng.choice(forms)


def _shopping(rng: random.Random) -> str:
    name, thing, other, money = pick(rng, "person"), pick(rng, "thing"), pick(rng, "ingredient"), rng.choice(MONEY)
    price, count, more, off = (
        rng.randint(2, 90),
        rng.randint(2, 15),
        rng.randint(2, 12),
        rng.choice((5, 10, 15, 25, 40)),
    )
    forms = [
        f"{name} buys {count} packs of {other} for {price} {money} each and pays with a bill of "
        f"{price * count + more * 5}. How much change does {name} get?",
        f"A(n) {thing} costs {price * 10} {money}. How much does it cost after a discount of {off} percent?",
        f"{name} has {price * 4} {money} and spends a quarter on a(n) {thing}. How much is left?",
        f"{count} bags of {other} cost {count * price} {money}. What do {more} bags cost?",
        f"A shop sells a(n) {thing} for {price + 20} {money}, {more} {money} more than it paid. It sells {count} "
        f"of them. What is the profit?",
        f"{name} saves {price} {money} a week for a(n) {thing} that costs {price * count}. How many weeks does "
        "that take?",
        f"The price of a(n) {thing} rose from {price * 10} to {price * 10 + price} {money}. By how many percent?",
        f"A restaurant bill is {price * 3} {money}. With a tip of {off} percent and {more} guests, what does each pay?",
        f"{name} puts {price * 100} {money} in the bank at {rng.randint(1, 6)} percent a year. How much is it after "
        f"{more} years with compound interest?",
    ]
    return rng.choice(forms)


def _travel(rng: random.Random) -> str:
    name, start, end = pick(rng, "person"), pick(rng, "city"), pick(rng, "city")
    speed, hours, other = rng.randint(3, 24) * 5, Fraction(rng.randint(2, 14), 2), rng.randint(3, 24) * 5
    distance = speed * hours
    clock = f"{rng.randint(6, 11)}:{rng.randint(0, 11) * 5:02}"
    forms = [
        f"A bus drives {float(distance):g} km in {float(hours):g} hours. What is its average speed?",
        f"{name} rides from {start} to a lake {float(distance):g} km away at {speed} km/h. How long is the ride?",
        f"A train leaves {start} at {clock} and needs {rng.randint(65, 400)} minutes to {end}. When does it arrive?",
        f"Two cars start at the same time and drive towards each other, {speed} and {other} km/h fast. They are "
        f"{(speed + other) * rng.randint(1, 5)} km apart. When do they meet?",
        f"A car needs {rng.randint(4, 11)} litres of fuel for 100 km. How much does it need for {speed * 10} km?",
        f"{name} walks {rng.randint(40, 99)} metres a minute. How far is that in {rng.randint(2, 9) * 15} minutes?",
        f"A flight from {start} to {end} takes {rng.randint(2, 14)} hours and {rng.randint(1, 11) * 5} minutes. It "
        f"starts at {clock} and the clock at the goal is {rng.randint(1, 9)} hours ahead. What is the local time then?",
    ]
    return rng.choice(forms)


def _sharing(rng: random.Random) -> str:
    one, two, job, animal = pick(rng, "person"), pick(rng, "person"), pick(rng, "job"), pick(rng, "animal")
    thing = rng.choice(
        ("cards", "stickers", "coins", "books", "cookies", "beads", "shells", "photos", "pencils", "stamps")
    )
    a, b, c = rng.randint(2, 40), rng.randint(2, 12), rng.randint(2, 9)
    forms = [
        f"{one} has {a * b} {thing} and shares them among {b} friends. How many does each friend get?",
        f"{one} has {a + b} {thing}, {two} has {b} fewer. How many do they have together?",
        f"There are {a * c} {thing} in {c} boxes. How many are in {b} boxes?",
        f"{one} is {a + c} years old. {two} is {c} years younger. How old will {two} be in {b} years?",
        f"{one} is {b} times as old as {two}. Together they are {(b + 1) * c}. How old are they?",
        f"A farm has {a} hens and {b} cows. How many legs are there?",
        f"On a farm there are {a + b} heads and {2 * a + 4 * b} legs, only hens and goats. How many of each?",
        f"A(n) {job} works {b} hours a day, {c} days a week, and earns {a} dollars an hour. How much is that a week?",
        f"{b} workers need {c * 6} days for a wall. How long do {b * 2} workers need?",
        f"A tank holds {a * 10} litres. A tap fills {b} litres a minute. How long until it is "
        f"{rng.choice((25, 50, 75))} percent full?",
        f"A bag has {b} red, {c} blue and {a} green marbles. How likely is it to draw a red one?",
        f"{one} rolls two dice. What is the probability that the sum is {rng.randint(2, 12)}?",
        f"In a class of {a + 10} students, {b} play chess, {c} play tennis and {min(b, c) - 1} do both. How many do "
        f"neither?",
        f"A recipe for {b} people needs {b * c * 10} grams of flour. How much is needed for {b + c} people?",
        f"{one} read {a} pages on the first day and {b} more each day than the day before. How many pages in {c} days?",
        f"How many ways are there to put {c} {thing} in a row?",
        f"The {animal} in the zoo eats {c} kg a day. How much does it eat in "
        f"{rng.choice(('March', 'a week', 'a year'))}?",
        f"{one} gave {two} {c} of {a + c} {thing} and then found {b} more. How many has {one} now?",
        f"Today is {pick(rng, 'weekday')}. What day is it in {a + 10} days?",
        f"What is the next number: {', '.join(str(a + k * b) for k in range(5))}, ...?",
        f"Continue the sequence {', '.join(str(c * 3**k) for k in range(4))} by three numbers.",
        f"Continue: {', '.join(str(k * k + c) for k in range(1, 6))}, ...",
    ]
    return rng.choice(forms)


def _units(rng: random.Random) -> str:
    n = rng.randint(2, 900)
    pairs = (
        "kilometres to miles|metres to feet|kilograms to pounds|litres to gallons|inches to centimetres"
        "|hours to minutes|days to hours|grams to ounces|miles to kilometres"
        "|degrees Celsius to Fahrenheit|seconds to minutes"
        "|weeks to days|millilitres to cups|megabytes to gigabytes|square metres to square feet|knots to km/h"
    )
    pair = rng.choice(pairs.split("|"))
    source, goal = pair.split(" to ")
    return rng.choice((f"Convert {n} {pair}.", f"How many {goal} are {n} {source}?", f"{n} {source} in {goal}?"))


KINDS: tuple[Callable[[random.Random], str], ...] = (
    _plain, _plain, _algebra, _geometry, _shopping, _travel, _sharing, _sharing, _units,
)  # fmt: skip
