"""Kubernetes, Docker and Toolforge: the files are what their readers take.

Toolforge publishes no schema. ``Job`` below is ours, written after its client, toolforge-jobs-cli
16.2 (options of "run", checks of "load"); that client itself took the file too, but cannot be
installed here: it puts a package called "tests" beside all others.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from croniter import croniter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from tests.deployment.files import FOLDER, SECONDS, run, text, tool
from tests.harness.wiki.paths import PROJECT

OLDEST_KUBERNETES = "1.27"
Text = Annotated[str, StringConstraints(min_length=1)]


class Job(BaseModel):
    """What a job of Toolforge's jobs.yaml may say, of what this project uses."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$")]
    command: Text
    image: Text
    schedule: Text | None = None
    continuous: Literal[True] | None = None
    timeout: Annotated[int, Field(gt=0)] | None = None
    retry: Annotated[int, Field(ge=0, le=5)] | None = None
    emails: Literal["none", "all", "onfinish", "onfailure"] | None = None
    mem: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)?(Mi|Gi|M|G)$")] | None = None
    cpu: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)?m?$")] | None = None
    mount: Literal["all", "none"] | None = None
    filelog_stdout: Text | None = Field(alias="filelog-stdout", default=None)
    filelog_stderr: Text | None = Field(alias="filelog-stderr", default=None)


def jobs() -> list[dict[str, Any]]:
    """Return Toolforge's jobs: the one that is on, and the one that is commented out."""
    found = text("jobs.yaml")
    off = "\n".join(re.findall(r"^# (- \w.*|  \w.*)$", found, re.M))
    return [*yaml.safe_load(found), *yaml.safe_load(off)]


def cron_job() -> dict[str, Any]:
    [found] = [one for one in yaml.safe_load_all(text("cronjob.yaml")) if one["kind"] == "CronJob"]
    return dict(found)


@pytest.mark.parametrize(
    "broken",
    [
        {"emails": "always"},
        {"retry": 9},
        {"name": "Copy_Edit"},
        {"mem": "lots"},
        {"cpus": "1"},
        {"continuous": "yes"},
    ],
)
def test_a_job_that_toolforge_refuses_is_found(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Job.model_validate(jobs()[0] | broken)


def test_toolforge_takes_the_jobs() -> None:
    scheduled, live = (Job.model_validate(job) for job in jobs())
    assert scheduled.schedule
    assert croniter.is_valid(scheduled.schedule)
    assert not scheduled.continuous
    assert (scheduled.timeout or 0) > SECONDS
    assert live.continuous
    assert (live.schedule, live.retry, live.timeout) == (None, None, None), "refused with it"


@pytest.mark.slow
@pytest.mark.parametrize("more", [[], ["--kubernetes-version", OLDEST_KUBERNETES]])
def test_kubernetes_takes_the_job(more: list[str]) -> None:
    check = tool("kubernetes-validate")
    code, said = run([check, "--strict", "--no-warn", *more, FOLDER / "cronjob.yaml"])
    assert code == 0, said
    assert "cronjob/copyedit" in said


@pytest.mark.slow
def test_a_job_that_kubernetes_refuses_is_found(tmp_path: Path) -> None:
    broken = tmp_path / "cronjob.yaml"
    broken.write_text(text("cronjob.yaml").replace("backoffLimit", "backofLimit"))
    code, said = run([tool("kubernetes-validate"), "--strict", broken])
    assert code
    assert "backofLimit" in said


def test_kubernetes_starts_one_pass_at_a_time() -> None:
    spec = cron_job()["spec"]
    assert croniter.is_valid(spec["schedule"])
    assert spec["concurrencyPolicy"] == "Forbid"
    job = spec["jobTemplate"]["spec"]
    assert (job["backoffLimit"], job["template"]["spec"]["restartPolicy"]) == (0, "Never")
    assert job["activeDeadlineSeconds"] > SECONDS


def test_every_container_is_locked_in() -> None:
    pod = cron_job()["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"]
    names = {volume["name"] for volume in pod["volumes"]}
    for container in (*pod["initContainers"], *pod["containers"]):
        locks = container["securityContext"]
        assert locks["readOnlyRootFilesystem"]
        assert not locks["allowPrivilegeEscalation"]
        assert locks["capabilities"] == {"drop": ["ALL"]}
        assert container["resources"]["limits"]["memory"]
        assert {mount["name"] for mount in container["volumeMounts"]} <= names
    user = pod["securityContext"]["runAsUser"]
    assert f"USER {user}\n" in text("Dockerfile")


def test_the_linter_finds_nothing_in_the_dockerfile(tmp_path: Path) -> None:
    assert run([tool("hadolint"), FOLDER / "Dockerfile"]) == (0, "")
    broken = tmp_path / "Dockerfile"
    broken.write_text(text("Dockerfile").replace("FROM python:3.11-slim\n", "FROM python\n"))
    assert "DL3006" in run([tool("hadolint"), broken])[1]


def test_the_dockerfile_copies_what_there_is_and_nothing_secret() -> None:
    copied = [
        name
        for line in re.findall(r"^COPY (?!--from)(?:--\S+ )*(.*) \S+$", text("Dockerfile"), re.M)
        for name in line.split()
    ]
    assert copied
    assert [name for name in copied if not (PROJECT / name).exists()] == []
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()
    allowed = {line[1:] for line in ignored if line.startswith("!")}
    assert "*" in ignored
    assert allowed == {name.partition("/")[0] for name in copied}


def test_no_file_holds_a_password() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir())
    assert not re.search(r"BotPassword\('[^']*', '(?!0123)", said)
