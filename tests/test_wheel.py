"""The wheel holds everything the package needs, and works where nothing else of the project is."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READ = """
import json, sys
sys.path.insert(0, sys.argv[1])
import keyfigures as kf
table = kf.read_text("Ten minste zes mensen raakten gewond.", language="nl")
print(json.dumps([kf.__file__, *table[["measure", "low", "bound"]].iloc[0].astype(str)]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    path, = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(wheel):
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("keyfigures/")}
    source = ROOT / "lib"
    files = {path.relative_to(source).as_posix() for path in (source / "keyfigures").rglob("*")
             if path.is_file() and "__pycache__" not in path.parts}
    assert packed == files
    kinds = {"languages/nl.toml", "languages/en.toml", "columns/ucdp_ged.toml", "units.txt", "table.md", "py.typed"}
    assert {f"keyfigures/{name}" for name in kinds} <= packed


@pytest.mark.slow
def test_the_wheel_reads_when_it_is_installed_alone(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    done = subprocess.run([sys.executable, "-I", "-c", READ, tmp_path], cwd=tmp_path, check=True, capture_output=True)
    where, *figure = json.loads(done.stdout)
    assert Path(where).is_relative_to(tmp_path)
    assert figure == ["injured", "6", "at_least"]
