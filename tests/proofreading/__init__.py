"""Proofreading: a printed book is read again from its file and held against what it should say.

Reading is done with `pdfcheck` alone; what is expected is made from the resolved document, so neither the layout
nor the painter has a say in its own examination.
"""
